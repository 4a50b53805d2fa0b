import CareCore
import CareStore

/// The changes between two looks at the open alarms, as plain lines.
struct WatchLog {
    let titles: RuleTitles
    private var known: [AlarmID: AlarmRecord] = [:]

    init(titles: RuleTitles) { self.titles = titles }

    /// One line for every alarm that is new, has changed or is over.
    mutating func lines(_ alarms: [AlarmRecord]) -> [String] {
        var lines: [String] = []
        let current = Dictionary(uniqueKeysWithValues: alarms.map { ($0.id, $0) })
        for alarm in alarms.sorted(by: { $0.id < $1.id }) where known[alarm.id]?.edge != alarm.edge {
            lines.append(line(alarm, known[alarm.id] == nil ? "open" : "changed", alarm.stateText))
        }
        for alarm in known.values.sorted(by: { $0.id < $1.id }) where current[alarm.id] == nil {
            lines.append(line(alarm, "over", "normal"))
        }
        known = current
        return lines
    }

    private func line(_ alarm: AlarmRecord, _ change: String, _ state: String) -> String {
        [
            change, "\(alarm.id)", alarm.priority.name, state, alarm.rule, titles.title(of: alarm.rule),
            alarm.placeText, alarm.device?.text ?? "-", "x\(alarm.count)", TimeText.short(alarm.raisedAt),
            alarm.acknowledgedBy ?? "-",
        ].joined(separator: " ")
    }
}
