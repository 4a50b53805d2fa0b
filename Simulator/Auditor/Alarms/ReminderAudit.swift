import SimKit

/// Alarms that wait for an answer are announced again at their second (promises 7 and 8).
struct ReminderAudit {
    /// Source: care.md 8.2, column ReAlarm, as 8.4 corrects it; the gateway's own alarms: 30 minutes.
    private static let intervals: [String: TimeSpan] = [
        "SOS-1": .seconds(60), "FALL-1": .seconds(60), "ENV-1": .seconds(60), "ENV-2": .seconds(60),
        "VIT-1": .seconds(60), "VIT-2": .minutes(5), "VIT-3": .minutes(5), "VIT-4": .minutes(30),
        "VIT-6": .minutes(30), "VIT-8": .minutes(30), "BED-1": .minutes(15), "WET-2": .minutes(30),
        "ENV-3": .hours(1), "DEV-1": .hours(4), "TMP-1": .hours(12), "SELF-1": .minutes(30), "SELF-2": .minutes(30),
        "SELF-3": .minutes(30), "SELF-4": .minutes(30), "SELF-5": .minutes(30), "DEV-2": .hours(24),
        "BAT-2": .hours(24), "NB-1-MAINS": .hours(12), "ENV-2-CO": .seconds(60), "ENV-2-VENT": .hours(1),
    ]

    private static let restarting = ["raised", "repeated", "reminded", "escalated"]

    private let evidence: Evidence
    private(set) var violations: [Violation] = []

    init(_ evidence: Evidence) {
        self.evidence = evidence
        for alarm in evidence.alarms where !alarm.isTest {
            guard let interval = Self.intervals[alarm.rule] else {
                if let edge = alarm.edges.first(where: { $0.cause == "reminded" }) {
                    violate("\(alarm.name): transition \(edge.number) reminds of a rule without reminders")
                }
                continue
            }
            check(alarm, interval)
        }
    }

    private mutating func check(_ alarm: AlarmRow, _ interval: TimeSpan) {
        var counted: Moment?
        var waits = false
        for edge in alarm.edges {
            if let since = counted, waits { check(alarm, edge, since: since, interval) }
            // The gateway's own alarms are reminded of by the first time, however often their cause returns.
            let restarts = alarm.rule.hasPrefix("SELF-") ? ["raised", "reminded"] : Self.restarting
            if restarts.contains(edge.cause) { counted = edge.at }
            waits = edge.state.hasSuffix("unacknowledged")
        }
        guard waits, let since = counted else { return }
        let end = evidence.record.end
        if since + interval + evidence.slack < end, !isExcused(since, end) {
            violate("\(alarm.name): unanswered since \(since.milliseconds), and nobody was reminded of it")
        }
    }

    private mutating func check(_ alarm: AlarmRow, _ edge: AlarmRow.Edge, since: Moment, _ interval: TimeSpan) {
        let due = since + interval
        if edge.cause == "reminded", edge.at < due {
            violate("\(alarm.name): transition \(edge.number) reminds \((due - edge.at).milliseconds) ms early")
        }
        if edge.at > due + evidence.slack, !isExcused(since, edge.at) {
            violate(
                "\(alarm.name): transition \(edge.number), \(edge.cause), comes \((edge.at - due).milliseconds) ms "
                    + "after the reminder that was due")
        }
    }

    /// Nothing can be done on time while the gateway does not run, cannot write, or has the time wrong.
    private func isExcused(_ from: Moment, _ until: Moment) -> Bool {
        evidence.isClockDoubtful(by: until)
            || evidence.record.outages.contains {
                ($0.kind == .gateway || $0.kind == .disk) && $0.touches(from, until + evidence.slack)
            }
            || evidence.record.failures.contains { $0 >= from && $0 <= until + evidence.slack }
    }

    private mutating func violate(_ text: String) { violations.append(Violation(8, text)) }
}
