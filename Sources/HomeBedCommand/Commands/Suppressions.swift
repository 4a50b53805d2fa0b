import ArgumentParser
import CareStore
import Gateway

/// `homebed suppressions [--json]`
struct Suppressions: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists what holds alarms back now or will: shelves, permits, absences, visits, outages.",
        discussion: "The list that each shift reviews. A shelving stands here also while no alarm is open.")

    @Flag(help: "One JSON object a line; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let suppressions = try StoreReader.open(path: configuration.database).suppressions()
        SuppressionOutput.show(suppressions, json: json)
    }
}
