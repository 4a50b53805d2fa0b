extension GatewayState {
    /// Raises an alarm about the gateway itself; one that was over and unanswered counts another cause. Nothing happens
    /// while it is active.
    /// - Parameters:
    ///   - kind: What is wrong.
    ///   - now: Gateway time.
    ///   - effects: What must be written.
    public mutating func raise(_ kind: SelfAlarm, at now: Timestamp, into effects: inout Effects) {
        advance(to: now)
        let key = AlarmKey(rule: kind.rawValue, subject: .gateway, isTest: false)
        if var entry = alarms[key] {
            guard !entry.alarm.state.isActive else { return }
            entry.recur(at: clock)
            entry.alarm.count += 1
            entry.alarm.lastAt = clock
            change(&entry, cause: .repeated, by: nil, into: &effects)
            return
        }
        let alarm = Alarm(
            id: nextAlarm, key: key, device: nil, place: nil, raisedAt: clock, receivedAt: clock, isLate: false,
            latches: false, priority: kind.priority, audience: kind.audience)
        nextAlarm = AlarmID(nextAlarm.number + 1)
        open(alarm, remindEvery: SelfAlarm.reminder.count, contributor: nil, into: &effects)
    }

    /// What is wrong with the gateway itself now.
    public var activeSelfAlarms: Set<SelfAlarm> {
        Set(
            alarms.values.compactMap { entry in
                entry.alarm.state.isActive ? SelfAlarm(rawValue: entry.alarm.key.rule) : nil
            })
    }

    /// Says that what was wrong with the gateway is over; nothing happens when it was not.
    public mutating func clear(_ kind: SelfAlarm, at now: Timestamp, into effects: inout Effects) {
        advance(to: now)
        guard var entry = alarms[AlarmKey(rule: kind.rawValue, subject: .gateway, isTest: false)] else { return }
        clear(&entry, into: &effects)
    }
}
