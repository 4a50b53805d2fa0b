import ArgumentParser
import CareCore
import CareRecords
import CareStore
import Gateway

/// `homebed incident record INCIDENT`
struct IncidentRecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Prints the record of an incident or drill in Chinese, as Markdown.")

    @OptionGroup var target: IncidentArgument
    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let reader = try StoreReader.open(path: configuration.database)
        let incident = try target.record(reader)
        let sheet = DrillSheet(
            incident: incident, beds: try reader.beds(of: incident.id, scope: .everything),
            problems: try reader.problems(of: incident.id))
        sheet.lines.forEach(Console.result)
    }
}
