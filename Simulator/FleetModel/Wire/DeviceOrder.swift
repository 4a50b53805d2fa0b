public import SimKit

/// The gateway's command as a device reads it from its command topic.
public struct DeviceOrder: Sendable, Equatable {
    /// What tells it from others; one that comes twice is obeyed once.
    public let reference: String
    /// What to do.
    public let command: String
    /// When it is of no use any more.
    public let until: Moment

    /// Makes an order.
    public init(reference: String, command: String, until: Moment) {
        self.reference = reference
        self.command = command
        self.until = until
    }
}
