import CareCore

/// What people are told although nothing can be written (DESIGN 8): that somebody is needed at once.
///
/// Each time there seems to be room the state is built anew from a store that knows nothing of what was told, and
/// decides it again. So what left is remembered for a while.
struct UnrecordedNotifications {
    private struct Line: Hashable {
        let alarm: AlarmKey
        let recipient: String
        let channel: String
        let purpose: Notification.Purpose
    }

    private var told: [Line: Timestamp] = [:]

    /// Of what was decided, what is about a P1 or P2 alarm that waits for an answer and was not told just now.
    mutating func choose(
        _ decided: [(notification: Notification, alarm: Alarm)], at now: Timestamp
    ) -> [(notification: Notification, alarm: Alarm)] {
        decided.filter { notification, alarm in
            switch notification.purpose {
            case .raised, .escalated, .reminded, .lastResort: break
            case .ended, .digest, .test: return false
            }
            guard notification.priority <= .p2 else { return false }
            let line = Line(
                alarm: alarm.key, recipient: notification.recipient, channel: notification.channel,
                purpose: notification.purpose)
            if let before = told[line], now - before < Limits.unrecordedRepeat { return false }
            if told.count >= Limits.unrecordedAlarms { told = told.filter { now - $0.value < Limits.unrecordedRepeat } }
            if told.count < Limits.unrecordedAlarms { told[line] = now }
            return true
        }
    }

    /// Everything was written, or the broker has forgotten it: the next is a new one.
    mutating func forget() { told.removeAll() }
}
