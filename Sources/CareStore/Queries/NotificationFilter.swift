public import CareCore

/// Which notifications are wanted; what is `nil` asks for nothing.
public struct NotificationFilter: Sendable, Equatable {
    /// Only those about that alarm.
    public var alarm: AlarmID?
    /// Only those to that person or service.
    public var recipient: String?
    /// Only those through that channel.
    public var channel: String?
    /// Only those decided at that moment or later.
    public var since: Timestamp?

    /// Asks for everything.
    public init() {}
}
