extension GatewayState {
    /// Gateway time in ms at which the alarm, if its condition holds until then, becomes the operator's; `Int64.max`
    /// for never.
    func handOverTime(of alarm: Alarm) -> Int64 {
        guard alarm.audience == .carer, !alarm.key.isTest, let rule = layoutOfRule(behind: alarm),
            let delay = rule.handOverDelay
        else { return .max }
        let due = alarm.receivedAt + Milliseconds(delay)
        guard rule.rule.handOver?.sparesNight == true, DailyWindow.night.contains(due) else { return due.milliseconds }
        return CivilCalendar.next(minuteOfDay: DailyWindow.night.until, after: due).milliseconds
    }

    /// What its rule says of an open alarm's further way.
    func followRule(_ entry: inout OpenAlarm) {
        entry.handOverAt = handOverTime(of: entry.alarm)
        let isTest = entry.alarm.key.isTest
        entry.realarmEvery = isTest ? .max : layoutOfRule(behind: entry.alarm)?.realarm ?? .max
    }

    /// The carer has not ended the alarm in time: the operator answers it, whoever has answered before.
    mutating func handOver(_ entry: inout OpenAlarm, into effects: inout Effects) {
        guard let priority = layoutOfRule(behind: entry.alarm)?.rule.handOver?.priority else { return }
        entry.recur(at: clock)
        entry.alarm.audience = .operator
        entry.alarm.priority = min(entry.alarm.priority, priority)
        change(&entry, cause: .handedOver, by: nil, into: &effects)
    }

    /// The rule that raised the alarm, under the profile its device has now.
    private func layoutOfRule(behind alarm: Alarm) -> RuleLayout? {
        guard let device = alarm.device, let layout = layout(of: device) else { return nil }
        return layout.rules.first { $0.rule.id == alarm.key.rule }
    }
}
