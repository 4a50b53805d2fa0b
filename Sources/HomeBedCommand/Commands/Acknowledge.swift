import ArgumentParser
import CareCore

/// `homebed acknowledge ALARM --by WHO`
struct Acknowledge: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answers an alarm: somebody has seen it and acts.",
        discussion: "Reaches the running gateway, in order with the data; works on a stopped one too.")

    @Argument(help: "The alarm's number.")
    var alarm: Int64

    @OptionGroup var person: PersonOption
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        guard alarm >= 1 else { throw ValidationError("ALARM: expected a number from 1, found \(alarm)") }
    }

    func run() throws {
        let port = CommandPort(configuration: try shared.configuration())
        try port.carryOut(.acknowledge(AlarmID(alarm), by: person.by))
    }
}
