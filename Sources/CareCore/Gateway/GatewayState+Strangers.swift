internal import HeapModule

/// Who publishes without being known, or under another's topic name (SEC-1). Decision 40.
extension GatewayState {
    /// Counts a message that nobody may send: one alarm for all of them, because a stranger chooses its own name.
    /// - Parameters:
    ///   - detail: What was wrong, without anything personal.
    ///   - now: Gateway time.
    ///   - effects: What must be written.
    public mutating func countStranger(_ detail: AlarmRemark, at now: Timestamp, into effects: inout Effects) {
        advance(to: now)
        effects.counters.strangers += 1
        let urgency = strangers.take(at: clock, StrangerLimits(tuned(.stranger, in: [.prefecture])))
        scheduleStrangers()
        guard var entry = alarms[Self.strangerKey], entry.alarm.state.isActive else {
            strangers.toldAt = clock.milliseconds
            return raise(.stranger, Self.strangerKey, device: nil, place: nil, detail: detail, into: &effects)
        }
        if entry.alarm.count < .max { entry.alarm.count += 1 }
        entry.alarm.lastAt = clock
        if urgency < entry.alarm.priority {
            entry.alarm.priority = urgency
            entry.recur(at: clock)
            strangers.toldAt = clock.milliseconds
            return change(&entry, cause: .escalated, by: nil, detail: detail, into: &effects)
        }
        // What goes on is told once an hour, however much it is.
        guard clock.milliseconds - strangers.toldAt >= Limits.strangerTelling.count else { return store(entry) }
        strangers.toldAt = clock.milliseconds
        // It was announced just now: a reminder beside it would say the same.
        entry.remindLater(than: clock)
        change(&entry, cause: .repeated, by: nil, detail: detail, into: &effects)
    }

    private static var strangerKey: AlarmKey {
        AlarmKey(rule: FleetRule.stranger.rawValue, subject: .gateway, isTest: false)
    }

    /// Sees that the clock comes when it may have been quiet for long enough.
    mutating func scheduleStrangers() {
        guard strangersEntryAt == .max, strangers.quietAt != .max else { return }
        strangersEntryAt = strangers.quietAt
        deadlines.insert(Deadline(at: strangersEntryAt, kind: .strangers, owner: 0, rule: 0))
    }

    /// Ends the alarm when nobody came meanwhile, or waits on.
    mutating func serveStrangers(_ deadline: Deadline, into effects: inout Effects) {
        guard deadline.at == strangersEntryAt else { return }
        strangersEntryAt = .max
        guard strangers.quietAt <= clock.milliseconds else { return scheduleStrangers() }
        strangers.times = []
        if var entry = alarms[Self.strangerKey] { clear(&entry, into: &effects) }
    }
}
