import CareWire
import FleetModel
import SimKit

/// Shows a run while it goes on.
struct LivePicture {
    private let style: ProgressStyle
    private var lastSecond: Int64 = -1
    private var lastSent = 0
    private var lastSeconds: Int64 = 0
    private var drawnLines = 0

    /// Seconds between two lines where no terminal is.
    private static let lineSeconds: Int64 = 5
    /// Open alarms shown.
    private static let shownAlarms = 12

    init(_ style: ProgressStyle) { self.style = style.resolved }

    /// Shows what is new; `percentiles` are microseconds from press to alarm.
    mutating func show(
        _ status: FleetStatus, _ alarms: AlarmBook, _ news: [SeenAlarm], latency: (p50: UInt64, p99: UInt64)
    ) {
        if style == .lines {
            for alarm in news { Console.tell("\(TimeText.ofDay(status.now))  \(Self.words(alarm))") }
        }
        guard status.elapsedSeconds != lastSecond else { return }
        lastSecond = status.elapsedSeconds
        let isDue = style != .lines || status.elapsedSeconds % Self.lineSeconds == 0
        guard isDue, style != .quiet else { return }
        let seconds = max(1, status.elapsedSeconds - lastSeconds)
        let rate = Int64(status.sent - lastSent) / seconds
        lastSent = status.sent
        lastSeconds = status.elapsedSeconds
        switch style {
        case .picture: draw(lines(status, alarms, rate, latency))
        case .lines: Console.tell(line(status, alarms, rate, latency))
        case .json: Console.tell(json(status, alarms, rate, latency))
        case .auto, .quiet: break
        }
    }

    /// Leaves the last picture where it is, and the ^C that the terminal wrote below it on a line of its own.
    mutating func finish() {
        if drawnLines > 0 { Console.draw("\n") }
        drawnLines = 0
    }

    private mutating func draw(_ lines: [String]) {
        // Lines that are too long for the terminal are cut and not wrapped: the next picture counts lines.
        var text = "\u{1B}[?7l" + (drawnLines > 0 ? "\u{1B}[\(drawnLines)A\r" : "")
        for line in lines { text += "\u{1B}[2K\(line)\n" }
        // A shorter picture leaves lines of the longer one before it behind.
        for _ in lines.count..<max(lines.count, drawnLines) { text += "\u{1B}[2K\n" }
        drawnLines = max(lines.count, drawnLines)
        Console.draw(text + "\u{1B}[?7h")
    }

    private func lines(
        _ status: FleetStatus, _ alarms: AlarmBook, _ rate: Int64, _ latency: (p50: UInt64, p99: UInt64)
    ) -> [String] {
        var lines = [
            "HomeBed  \(TimeText.full(status.now).prefix(19))  \(status.rate)× time  running \(status.elapsedSeconds) s"
                + "  gateway \(status.gateway)",
            "  messages  \(rate)/s   sent \(status.sent)   confirmed \(status.confirmed)   receipts \(status.receipts)"
                + "   open \(status.waiting)",
            "  beds \(status.beds)   devices online \(status.devicesOnline)/\(status.devices)"
                + "   households linked \(status.householdsOnline)/\(status.households)",
            "  press → alarm  \(Self.words(latency))   presses \(status.presses)",
            "  alarms  open \(alarms.openCount)   raised \(alarms.raised)   acknowledged \(alarms.acknowledged)"
                + "   over \(alarms.cleared)",
            "",
        ]
        for (alarm, since) in alarms.open.prefix(Self.shownAlarms) {
            lines.append("  \(TimeText.ofDay(since))  \(Self.words(alarm))")
        }
        let hidden = alarms.openCount - Self.shownAlarms
        if hidden > 0 { lines.append("  and \(hidden) more") }
        return lines
    }

    private func line(
        _ status: FleetStatus, _ alarms: AlarmBook, _ rate: Int64, _ latency: (p50: UInt64, p99: UInt64)
    ) -> String {
        "\(TimeText.ofDay(status.now))  \(rate) messages/s, sent \(status.sent), "
            + "devices online \(status.devicesOnline)/"
            + "\(status.devices), alarms open \(alarms.openCount) raised \(alarms.raised) acknowledged "
            + "\(alarms.acknowledged) over \(alarms.cleared), press → alarm \(Self.words(latency))"
    }

    private func json(
        _ status: FleetStatus, _ alarms: AlarmBook, _ rate: Int64, _ latency: (p50: UInt64, p99: UInt64)
    ) -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("at", status.now.milliseconds)
            json.field("messages_per_second", rate)
            json.field("sent", status.sent)
            json.field("confirmed", status.confirmed)
            json.field("receipts", status.receipts)
            json.field("open_messages", status.waiting)
            json.field("beds", status.beds)
            json.field("devices", status.devices)
            json.field("devices_online", status.devicesOnline)
            json.field("alarms_open", alarms.openCount)
            json.field("alarms_raised", alarms.raised)
            json.field("alarms_acknowledged", alarms.acknowledged)
            json.field("alarms_over", alarms.cleared)
            json.field("latency_p50_microseconds", latency.p50)
            json.field("latency_p99_microseconds", latency.p99)
        }
        return json.text
    }

    private static func words(_ latency: (p50: UInt64, p99: UInt64)) -> String {
        latency.p99 == 0 ? "no press yet" : "p50 \(milliseconds(latency.p50)) ms, p99 \(milliseconds(latency.p99)) ms"
    }

    static func milliseconds(_ microseconds: UInt64) -> String {
        microseconds < 10_000
            ? "\(microseconds / 1_000).\(microseconds / 100 % 10)" : String((microseconds + 500) / 1_000)
    }

    private static func words(_ alarm: SeenAlarm) -> String {
        let rule = alarm.rule + String(repeating: " ", count: max(1, 9 - alarm.rule.count))
        let subject = alarm.subject + String(repeating: " ", count: max(1, 22 - alarm.subject.count))
        return "\(alarm.priority)  \(rule)\(subject)\(alarm.state.replacing("_", with: " "))"
            + (["raised", alarm.state].contains(alarm.cause) ? "" : " (\(alarm.cause))") + (alarm.isTest ? " test" : "")
    }
}
