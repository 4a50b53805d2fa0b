import FleetModel
import SimKit

/// What happened to people and equipment against the alarms: what must ring has rung, and nothing rang for nothing
/// (promises 7 and 8). The expectations are the fleet model's, written from the rules of care in a nurse's words.
struct CauseAudit {
    private let evidence: Evidence
    private(set) var violations: [Violation] = []

    /// How late an alarm may be by what devices do: sampling and clocks of half a minute.
    private static let tolerance = TimeSpan.seconds(120)

    init(_ evidence: Evidence) {
        self.evidence = evidence
        let record = evidence.record
        let delivered = Set(record.messages.filter(\.mustBeStored).compactMap(\.entry.truth))
        let expected = ExpectedAlarms.derive(
            from: record.truths, plan: record.plan, end: record.lifeEnd, tolerance: Self.tolerance,
            delivered: delivered
        ).compactMap { adapt($0) }
        let alarms = evidence.alarms.filter { isJudged($0) }
        for finding in AlarmReconciliation.compare(alarms.map { Self.stored($0) }, with: expected).findings
        where finding.kind == .missed {
            violations.append(Violation(8, "missed: \(finding.text)"))
        }
        let clear = alarms.filter { !isBlurred($0) }.map { Self.stored($0) }
        for finding in AlarmReconciliation.compare(clear, with: expected).findings where finding.kind == .unexpected {
            violations.append(Violation(8, "unexpected: \(finding.text)"))
        }
    }

    /// What the gateway knew of the household was not what was so: something failed not long before.
    private func isBlurred(_ alarm: AlarmRow) -> Bool {
        let from = alarm.raisedAt - .hours(3)
        let household = evidence.household(of: alarm.device ?? "")
        return evidence.isTroubled(from, alarm.receivedAt)
            || evidence.record.truths.contains {
                $0.household == household && ($0.kind == .linkLost || $0.kind == .linkBack) && $0.at >= from
                    && $0.at <= alarm.receivedAt
            }
            || evidence.isLinkDown(household, at: from)
    }

    /// A device that was given to another bed tells of people whom its alarms are not about: only its own story counts,
    /// which the other parts of the audit follow. A silence is the hub audit's.
    private func isJudged(_ alarm: AlarmRow) -> Bool {
        guard let device = alarm.device, !alarm.isTest else { return false }
        if alarm.rule == "DEV-1" { return false }
        // Silence after the end of life is no wonder.
        let isAfterwards = alarm.receivedAt > evidence.record.lifeEnd + .minutes(13)
        let isSilence = alarm.rule.hasPrefix("DEV-")
        return !evidence.isMoved(device) && !isAfterwards
            && !(isSilence && evidence.isTroubled(evidence.start, alarm.receivedAt))
    }

    /// What a failure of the system may have hidden or put off is no longer asked for, and may come later.
    private func adapt(_ cause: ExpectedAlarm) -> ExpectedAlarm? {
        if cause.rule == "DEV-1" { return nil }
        let isTroubled =
            evidence.isTroubled(cause.earliest - .minutes(30), cause.latest)
            || evidence.record.failures.contains { $0 >= cause.earliest && $0 <= cause.latest }
            || evidence.isAnythingMoved
        // A fall rings by what the gateway knew of the watch; the count of emergencies is looked at elsewhere.
        let isElsewhere = cause.cause == .event
        guard isTroubled || isElsewhere else { return cause }
        return ExpectedAlarm(
            rule: cause.rule, subjects: cause.subjects, earliest: cause.earliest,
            latest: isTroubled ? max(cause.latest, cause.latest + .hours(8)) : cause.latest, demand: .permitted,
            cause: cause.cause, reason: cause.reason)
    }

    private static func stored(_ alarm: AlarmRow) -> StoredAlarm {
        StoredAlarm(
            id: String(alarm.number), rule: alarm.rule,
            subjects: Set([alarm.device, alarm.place].compactMap { $0 }), raisedAt: alarm.raisedAt,
            endedAt: alarm.endedAt, count: Int(alarm.count), isTest: alarm.isTest)
    }
}
