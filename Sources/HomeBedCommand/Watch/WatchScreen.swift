import CareCore
import CareStore

/// The open alarms as one screen of a terminal.
struct WatchScreen {
    let titles: RuleTitles
    let canAcknowledge: Bool
    /// What the last input led to.
    var note = ""

    /// Alarms on one screen; more are counted.
    private static let rows = 40

    init(titles: RuleTitles, canAcknowledge: Bool) {
        self.titles = titles
        self.canAcknowledge = canAcknowledge
    }

    /// The screen, the most urgent alarm first, with what clears the old one before it.
    func text(_ alarms: [AlarmRecord]) -> String {
        let sorted = alarms.sorted {
            ($0.state.waitsForAcknowledgement ? 0 : 1, $0.priority, $0.raisedAt, $0.id)
                < ($1.state.waitsForAcknowledgement ? 0 : 1, $1.priority, $1.raisedAt, $1.id)
        }
        var table = Table("ALARM", "PRIORITY", "STATE", "RULE", "TITLE", "PLACE", "COUNT", "RAISED", "BY")
        for alarm in sorted.prefix(Self.rows) {
            table.add(
                "\(alarm.id)", alarm.priority.name, alarm.stateText, alarm.rule,
                titles.title(of: alarm.rule), alarm.placeText, "\(alarm.count)", TimeText.short(alarm.raisedAt),
                alarm.acknowledgedBy ?? "-")
        }
        var lines = ["\(alarms.count) open alarms", ""] + table.lines
        if alarms.count > Self.rows { lines.append("and \(alarms.count - Self.rows) more") }
        lines += ["", note, canAcknowledge ? "number and Enter acknowledges, Ctrl-C ends" : "Ctrl-C ends"]
        return "\u{1B}[H\u{1B}[2J" + lines.joined(separator: "\n") + "\n"
    }
}
