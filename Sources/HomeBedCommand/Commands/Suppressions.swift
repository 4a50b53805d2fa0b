import ArgumentParser
import CareCore
import CareStore
import CareWire
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
        if json {
            suppressions.forEach { Console.record(Fields($0)) }
            return
        }
        var table = Table("KIND", "RULE", "OF", "FROM", "UNTIL", "REASON", "BY", "ALARM")
        for suppression in suppressions {
            table.add(
                suppression.kind.name, suppression.rule ?? "-", suppression.subjectText,
                suppression.from.map(TimeText.short) ?? "-", suppression.untilText, suppression.reason, suppression.by,
                suppression.alarm.map { "\($0)" } ?? "-")
        }
        table.lines.forEach(Console.result)
        Console.tell("\(suppressions.count) suppressions")
    }
}

extension SuppressionRecord {
    /// What it is about.
    fileprivate var subjectText: String {
        device?.text ?? bed?.description ?? household?.text ?? township ?? "gateway"
    }

    /// When it ends.
    fileprivate var untilText: String {
        let moment = until.map(TimeText.short) ?? "-"
        return untilClear ? "\(moment) or until it clears" : moment
    }
}
