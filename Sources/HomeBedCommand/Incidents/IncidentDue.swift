import ArgumentParser
import CareCore
import CareStore
import Gateway

/// `homebed incident due [--json]`
struct IncidentDue: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "Shows which counties and providers had no drill within half a year.",
        discussion: "A drill counts when it is closed, for everybody of whose beds one was in it.")

    @Flag(help: "One JSON object a line; times with their offset.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let configuration = try shared.configuration()
        var time = SystemTime(configuration.clock)
        let now = time.read().now
        let rows = try StoreReader.open(path: configuration.database).drillsDue()
        if json {
            rows.forEach { Console.record(RecordJSON.fields(of: $0, at: now)) }
            return
        }
        var table = Table("COUNTY", "PROVIDER", "BEDS", "LAST DRILL", "DUE")
        for row in rows {
            table.add(
                "\(row.county)", row.provider?.text ?? "-", "\(row.beds)", TimeText.short(row.lastDrill),
                row.isDue(at: now) ? "due" : "")
        }
        table.lines.forEach(Console.result)
        Console.tell("\(rows.count { $0.isDue(at: now) }) of \(rows.count) have no drill within half a year")
    }
}
