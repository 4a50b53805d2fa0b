/// What delivery did with notifications, on its way back through the line.
public enum DeliveryReport: Sendable, Equatable {
    /// These go as one message from now on, whatever comes after them: at every try, also after a crash, the receiver
    /// sees the same identity with the same content.
    case bound(message: String, members: [NotificationID])
    /// A try was made.
    case attempted(DeliveryAttempt)
    /// These are not delivered any more.
    case settled([NotificationID], NotificationOutcome)
    /// What waits of the same alarm for the same recipient and channel, older than this, is not delivered any more.
    case superseded(by: NotificationID)
}
