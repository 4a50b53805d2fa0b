/// What became of a notification. Raw values are stored and never change.
public enum NotificationOutcome: UInt8, CaseIterable, Sendable {
    /// It is to be delivered, or tried again.
    case waiting = 0
    /// The provider took it.
    case delivered = 1
    /// The provider, or the configuration, refuses it for good.
    case refused = 2
    /// It was of no use any more before it could be delivered.
    case expired = 3
    /// Newer news of the same alarm for the same recipient goes in its place.
    case superseded = 4
    /// It would have said that something is over of which its recipient never heard.
    case inhibited = 5
    /// It is in the outbox of the broker, which is delivered by itself.
    case published = 6

    /// The word in records.
    public var name: String {
        switch self {
        case .waiting: "waiting"
        case .delivered: "delivered"
        case .refused: "refused"
        case .expired: "expired"
        case .superseded: "superseded"
        case .inhibited: "inhibited"
        case .published: "published"
        }
    }
}
