extension GatewayState {
    /// Raises the alarm of a fleet rule; one that was over and unanswered counts another cause. Nothing happens while
    /// it is active, unless the cause is an event of its own (`repeats`).
    mutating func raise(
        _ rule: FleetRule, _ key: AlarmKey, device: DeviceNumber?, place: Place?, at moment: Timestamp? = nil,
        detail: AlarmRemark, note: String? = nil, repeats: Bool = false, into effects: inout Effects
    ) {
        let tuned = tuned(rule, of: key.subject, device: device, place: place)
        guard tuned.isEnabled else { return }
        if var entry = alarms[key] {
            guard repeats || !entry.alarm.state.isActive else { return }
            entry.alarm.note = note ?? entry.alarm.note
            entry.recur(at: clock)
            entry.alarm.count += 1
            entry.alarm.lastAt = moment ?? clock
            _ = settle(&entry)
            return change(&entry, cause: .repeated, by: nil, detail: detail, into: &effects)
        }
        guard openBySubject[key.subject, default: 0] < Limits.openAlarmsPerSubject else {
            effects.counters.alarmsDropped += 1
            return
        }
        var alarm = Alarm(
            id: nextAlarm, key: key, device: device, place: place, raisedAt: moment ?? clock, receivedAt: clock,
            isLate: false, latches: rule.latches, priority: rule.priority, audience: rule.audience)
        nextAlarm = AlarmID(nextAlarm.number + 1)
        alarm.note = note
        settle(&alarm, contributors: device.map { [$0] } ?? [])
        open(
            alarm, remindEvery: tuned.remind.map { Int64(tuned.number($0)) }, contributor: device, detail: detail,
            into: &effects)
    }
}
