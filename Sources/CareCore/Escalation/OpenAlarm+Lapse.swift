extension OpenAlarm {
    /// Who answered did not call back: the alarm waits for an answer as before.
    mutating func lapse(at now: Timestamp) {
        switch alarm.state {
        case .acknowledged: alarm.state = .unacknowledged
        case .latchedAcknowledged: alarm.state = .latchedUnacknowledged
        default: return
        }
        alarm.work = .raised
        alarm.acknowledgedAt = nil
        alarm.acknowledgedBy = nil
        remindLater(than: now)
    }
}
