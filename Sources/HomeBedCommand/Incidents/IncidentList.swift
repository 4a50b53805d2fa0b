import ArgumentParser
import CareCore
import CareStore
import CareWire
import Gateway

/// `homebed incident list [--all] [--json]`
struct IncidentList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists open incidents and drills, the newest first.")

    @Flag(help: "Closed ones too.")
    var all = false

    @Flag(help: "One JSON object a line; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        let incidents = try StoreReader.open(path: configuration.database).incidents(openOnly: !all, .everything)
        if json {
            incidents.forEach { Console.record(Fields($0)) }
            return
        }
        var table = Table("INCIDENT", "KIND", "TOWNSHIP", "OPENED", "BY", "BEDS", "REACHED", "ALARMS", "CLOSED", "NOTE")
        for incident in incidents {
            table.add(
                "\(incident.id)", (incident.isDrill ? "演练 " : "") + incident.kind.name, "\(incident.township)",
                TimeText.short(incident.openedAt), incident.openedBy, "\(incident.beds)", "\(incident.reached)",
                "\(incident.alarms)", TimeText.short(incident.closedAt), incident.conclusion ?? incident.note)
        }
        table.lines.forEach(Console.result)
        Console.tell("\(incidents.count) incidents")
    }
}
