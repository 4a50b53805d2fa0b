import SimKit

/// Holds alarms against what was so.
struct RuleJudge {
    private var rules: [String: RuleQuality] = [:]
    private var delays: [String: [Double]] = [:]
    /// Alarms that count.
    private var counted: [String: [(alarm: QualityAlarm, place: AlarmPlace?)]] = [:]
    /// What nothing rang for, though its rule had the time, in words.
    private(set) var misses: [String] = []

    /// Judges what rang and what happened since a moment. What was before explains alarms, and an alarm that was open
    /// then answers for what happened while it was; neither counts.
    init(
        _ placed: [(alarm: QualityAlarm, place: AlarmPlace?)], _ circumstances: [Circumstance], _ towns: TownOutages,
        _ hidden: HiddenTimes, since: Moment
    ) {
        let known = Dictionary(grouping: circumstances, by: \.household)
        let rung = Dictionary(grouping: placed, by: { $0.place?.household ?? "" })
        for (alarm, place) in placed where alarm.toldAt >= since {
            counted[alarm.rule, default: []].append((alarm, place))
            let isTrue =
                place.map { place in (known[place.household] ?? []).contains { $0.explains(alarm, of: place) } }
                ?? alarm.township.map { towns.isOut($0, at: alarm.raisedAt) }
            change(alarm.rule) {
                $0.raised += 1
                $0.audiences[alarm.audience, default: 0] += 1
                if let hour = alarm.operatorHour {
                    $0.toOperator += 1
                    $0.hours[hour] += 1
                }
                guard let isTrue, Circumstances.judged.contains(alarm.rule) else { return $0.unjudged += 1 }
                if isTrue { $0.right += 1 } else { $0.wrong += 1 }
            }
        }
        for circumstance in circumstances where circumstance.from >= since {
            guard let lead = circumstance.lead else { continue }
            let found = (rung[circumstance.household] ?? []).filter { alarm, place in
                place.map { isFound(circumstance, by: alarm, of: $0) } ?? false
            }
            change(lead) { $0.asked += 1 }
            if let first = found.map(\.alarm).min(by: { $0.toldAt < $1.toldAt }) {
                delays[lead, default: []].append(
                    max(0, Double((first.toldAt - circumstance.from).milliseconds) / 1_000))
            } else if let reason = hidden.reason(circumstance) {
                change(lead) { $0.unseen[reason, default: 0] += 1 }
            } else {
                change(lead) { $0.missed += 1 }
                misses.append(circumstance.text(lead))
            }
        }
    }

    /// Also by an alarm that was open when it began: a second press within a call is counted there.
    private func isFound(_ circumstance: Circumstance, by alarm: QualityAlarm, of place: AlarmPlace) -> Bool {
        if circumstance.explains(alarm, of: place) { return true }
        var begun = alarm
        if alarm.raisedAt < circumstance.from, (alarm.endedAt ?? .distantFuture) >= circumstance.from {
            begun = QualityAlarm(
                number: alarm.number, rule: alarm.rule, device: alarm.device, bed: alarm.bed,
                household: alarm.household, township: alarm.township, raisedAt: circumstance.from,
                toldAt: alarm.toldAt, endedAt: alarm.endedAt, audience: alarm.audience, operatorAt: alarm.operatorAt,
                priority: alarm.priority)
        }
        return circumstance.explains(begun, of: place)
    }

    private mutating func change(_ rule: String, _ step: (inout RuleQuality) -> Void) {
        step(&rules[rule, default: RuleQuality(rule: rule)])
    }

    /// Rules with their figures, those that ring operators most first.
    func rules(_ rates: AlarmRates) -> [RuleQuality] {
        rules.values.map { rule in
            var rule = rule
            let sorted = (delays[rule.rule] ?? []).sorted()
            rule.delayMedian = Interval.percentile(sorted, 0.5)
            rule.delay95 = Interval.percentile(sorted, 0.95)
            let own = counted[rule.rule] ?? []
            rule.rate = rates.rate(own.map { $0.place?.household })
            rule.operatorRate = rates.rate(own.filter { $0.alarm.operatorAt != nil }.map { $0.place?.household })
            return rule
        }.sorted { ($1.toOperator, $1.raised, $0.rule) < ($0.toOperator, $0.raised, $1.rule) }
    }
}
