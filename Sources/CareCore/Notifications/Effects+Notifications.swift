extension Effects {
    /// Leaves out what tells a recipient the same transition of an alarm a second time through one channel: somebody
    /// may stand in the contact book in two roles.
    public mutating func dropRepeatedNotifications() {
        guard notifications.count > 1 else { return }
        struct Once: Hashable {
            let alarm: AlarmID
            let edge: Int32
            let recipient: String
            let purpose: Notification.Purpose
            let channel: String
        }
        var seen: Set<Once> = []
        notifications.removeAll { notification in
            guard let alarm = notification.alarm else { return false }
            let once = Once(
                alarm: alarm, edge: notification.edge, recipient: notification.recipient,
                purpose: notification.purpose, channel: notification.channel)
            return !seen.insert(once).inserted
        }
    }
}
