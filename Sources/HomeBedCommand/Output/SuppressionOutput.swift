import CareCore
import CareStore
import CareWire

/// Prints what holds alarms back.
enum SuppressionOutput {
    static func show(_ suppressions: [SuppressionRecord], json: Bool) {
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
