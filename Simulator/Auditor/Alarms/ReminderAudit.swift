import SimKit

/// Alarms that wait for an answer are announced again at their second (promises 7 and 8).
struct ReminderAudit {
    /// Source: care.md 8.2, column ReAlarm, as 8.4 corrects it; the gateway's own alarms: 30 minutes.
    private static let intervals: [String: TimeSpan] = [
        "SOS-1": .seconds(60), "FALL-1": .seconds(60), "ENV-1": .seconds(60), "ENV-2": .seconds(60),
        "VIT-1": .seconds(60), "VIT-2": .minutes(5), "VIT-3": .minutes(5), "VIT-4": .minutes(30),
        "VIT-6": .minutes(30), "VIT-8": .minutes(30), "BED-1": .minutes(15), "WET-2": .minutes(30),
        "ENV-3": .hours(1), "DEV-1": .hours(4), "TMP-1": .hours(12), "SELF-1": .minutes(30), "SELF-2": .minutes(30),
        "DEV-4": .hours(1), "SEC-1": .hours(1), "DQ-2": .hours(24), "DQ-3": .hours(24),
        "SELF-3": .minutes(30), "SELF-4": .minutes(30), "SELF-5": .minutes(30), "DEV-2": .hours(24),
        "BAT-1": .hours(24), "BAT-2": .hours(24), "NB-1-MAINS": .hours(12), "ENV-2-CO": .seconds(60),
        "ENV-2-VENT": .hours(1), "MED-3": .hours(24), "BED-4": .hours(1), "ACT-1": .hours(2), "LOC-1": .minutes(10),
        "LOC-1-HOME": .minutes(10), "LOC-2": .minutes(30), "VIT-9": .hours(6), "VIT-10": .hours(12),
        "VIT-10-CRISIS": .hours(12), "FALL-2": .seconds(60), "FALL-3": .minutes(5),
        "AST-1": .hours(24), "AST-2": .seconds(60), "AST-3": .hours(24), "AST-4": .hours(24),
        "SOS-3": .days(7),
    ]

    private static let restarting = [
        "raised", "repeated", "reminded", "escalated", "handed_over", "realarmed", "reescalated",
    ]

    /// How far an alarm was looked at.
    private struct Progress {
        var edges = 0
        var counted: Moment?
        var waits = false
        /// Whether it was said that a reminder is missing.
        var isReported = false
    }

    private var progress: [Int64: Progress] = [:]
    private(set) var violations: [Violation] = []
    private(set) var share = AuditShare("reminders")

    mutating func judge(_ evidence: Evidence) {
        let closing = Set(evidence.alarms.closing.map(\.number))
        for alarm in evidence.alarms.all where !alarm.isTest {
            let isClosing = closing.contains(alarm.number)
            if let interval = Self.intervals[alarm.rule] {
                check(alarm, interval, until: isClosing ? .distantFuture : evidence.until, evidence)
            } else if isClosing, let edge = alarm.edges.first(where: { $0.cause == "reminded" }) {
                violate("\(alarm.name): transition \(edge.number) reminds of a rule without reminders")
            }
        }
        for alarm in evidence.alarms.leaving { progress[alarm.number] = nil }
    }

    private mutating func check(
        _ alarm: AlarmRow, _ interval: TimeSpan, until: Moment, _ evidence: Evidence
    ) {
        var state = progress[alarm.number] ?? Progress()
        for edge in alarm.edges.dropFirst(state.edges) {
            guard edge.at <= until else { break }
            if let since = state.counted, state.waits, !state.isReported {
                check(alarm, edge, since: since, interval, evidence)
            }
            if Self.restarting.contains(edge.cause) { state.counted = edge.at }
            state.waits = edge.waits
            state.isReported = false
            state.edges += 1
        }
        let end = evidence.limit
        if state.waits, !state.isReported, let since = state.counted,
            since + interval + evidence.slack(at: since + interval) < end,
            !evidence.isLate(from: since, due: since + interval)
        {
            state.isReported = true
            violate("\(alarm.name): unanswered since \(since.milliseconds), and nobody was reminded of it")
        }
        progress[alarm.number] = state
    }

    private mutating func check(
        _ alarm: AlarmRow, _ edge: AlarmRow.Edge, since: Moment, _ interval: TimeSpan, _ evidence: Evidence
    ) {
        let due = since + interval
        let slack = evidence.slack(at: due)
        if edge.cause == "reminded", edge.at < due {
            violate("\(alarm.name): transition \(edge.number) reminds \((due - edge.at).milliseconds) ms early")
        }
        guard edge.at >= due else { return }
        let isInTime = edge.at <= due + slack
        if !isInTime, evidence.isLate(from: since, due: due) { return share.excuse() }
        share.judge()
        if isInTime { return }
        violate(
            "\(alarm.name): transition \(edge.number), \(edge.cause), comes \((edge.at - due).milliseconds) ms after "
                + "the reminder that was due")
    }

    private mutating func violate(_ text: String) { violations.append(Violation(8, text)) }
}
