import FleetModel
import SimKit

/// What happened to people and equipment against the alarms: what must ring has rung, and nothing rang for nothing
/// (promises 7 and 8). The expectations are the fleet model's, written from the rules of care in a nurse's words.
struct CauseAudit {
    /// How late an alarm may be by what devices do: sampling and clocks of half a minute.
    private static let tolerance = TimeSpan.seconds(120)

    /// For how many required causes an alarm has answered.
    private var answered: [Int64: Int64] = [:]
    /// Alarms that something explains.
    private var explained: Set<Int64> = []
    /// Alarms of which the gateway could not know what was so.
    private var blurred: Set<Int64> = []
    private(set) var violations: [Violation] = []

    mutating func judge(_ evidence: Evidence) {
        let record = evidence.record
        for alarm in evidence.alarms.fresh where isBlurred(alarm, evidence) { blurred.insert(alarm.number) }
        let expected = ExpectedAlarms.derive(
            from: record.truths, plan: record.plan,
            end: isLast(evidence) ? record.lifeEnd : evidence.until + Evidence.overlap,
            tolerance: Self.tolerance, delivered: [], servingSince: record.plan.options.servingSince
        ).compactMap { adapt($0, evidence) }
        for cause in expected.sorted(by: { ($0.latest, $0.rule) < ($1.latest, $1.rule) }) {
            let alarms = evidence.alarms.about(cause.subjects).filter {
                $0.rule == cause.rule && isJudged($0, evidence)
                    && AlarmReconciliation.explains(Self.stored($0), cause)
            }
            explained.formUnion(alarms.map(\.number))
            guard cause.demand == .required, cause.latest > evidence.since, cause.latest <= evidence.until else {
                continue
            }
            if let alarm = alarms.first(where: { answered[$0.number, default: 0] < $0.count }) {
                answered[alarm.number, default: 0] += 1
            } else {
                let found = alarms.isEmpty ? "no alarm" : "alarms count too few causes"
                violate("missed: \(cause.rule) for \(AlarmReconciliation.describe(cause)): \(found)")
            }
        }
        for alarm in evidence.alarms.closing
        where isJudged(alarm, evidence) && !blurred.contains(alarm.number) && !explained.contains(alarm.number) {
            violate("unexpected: \(alarm.name): nothing happened that explains it")
        }
        for alarm in evidence.alarms.leaving {
            answered[alarm.number] = nil
            explained.remove(alarm.number)
            blurred.remove(alarm.number)
        }
    }

    /// For how long a failure may explain an alarm: as long as what the gateway heard last may stand for what is so,
    /// and the longest delay. A pad speaks each half hour, a watch seldom.
    private static let blur = TimeSpan.hours(3)
    /// The same for what a mattress tells each minute and rings within ten.
    private static let minuteBlur = TimeSpan.hours(1)
    private static let minuteRules: Set<String> = ["VIT-1", "VIT-2", "VIT-3", "VIT-4", "VIT-6"]

    /// What the gateway knew of the household was not what was so: something failed not long before.
    private func isBlurred(_ alarm: AlarmRow, _ evidence: Evidence) -> Bool {
        let from = alarm.raisedAt - (Self.minuteRules.contains(alarm.rule) ? Self.minuteBlur : Self.blur)
        let household = evidence.household(of: alarm.device ?? "")
        return evidence.isTroubled(from, alarm.receivedAt, in: household)
            || evidence.isLinkChanged(household, from, alarm.receivedAt)
            || evidence.isLinkDown(household, at: from)
    }

    /// A device that was given to another bed tells of people whom its alarms are not about: only its own story counts,
    /// which the other parts of the audit follow. A silence is the silence audit's.
    private func isJudged(_ alarm: AlarmRow, _ evidence: Evidence) -> Bool {
        guard let device = alarm.device, !alarm.isTest else { return false }
        if SilenceAudit.rules.contains(alarm.rule) { return false }
        // What comes of the end of life is no wonder.
        let isAfterwards = isLast(evidence) && alarm.receivedAt > evidence.record.lifeEnd + .minutes(13)
        return !evidence.isMoved(device, by: alarm.receivedAt) && !isAfterwards
    }

    private func isLast(_ evidence: Evidence) -> Bool { evidence.until == .distantFuture }

    /// What a failure of the system may have hidden or put off is no longer asked for, and may come later.
    private func adapt(_ cause: ExpectedAlarm, _ evidence: Evidence) -> ExpectedAlarm? {
        if SilenceAudit.rules.contains(cause.rule) { return nil }
        let household = evidence.household(of: cause.subjects.first ?? "")
        let isTroubled =
            evidence.isTroubled(cause.earliest - .minutes(30), cause.latest, in: household)
            || evidence.hasFailed(cause.earliest, cause.latest)
            || evidence.isMoved(household: household, by: cause.latest)
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

    private mutating func violate(_ text: String) { violations.append(Violation(8, text)) }
}
