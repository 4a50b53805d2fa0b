public import SimKit

/// What the world knows at the border of two windows of an audit.
public struct AuditBorder: Sendable {
    /// True time.
    public let now: Moment
    /// Numbers of the messages that somebody still holds and may send again: a device, a client library, the broker.
    public let open: Set<Int>
    /// The oldest value that a device has measured and not made a message of, in its own time; `nil` for none.
    public let oldestUnsent: Moment?
    /// Gateway time, which never goes back.
    public let gatewayTime: Moment
    /// The gateway's database.
    public let database: String

    /// Makes a border.
    public init(now: Moment, open: Set<Int>, oldestUnsent: Moment?, gatewayTime: Moment, database: String) {
        self.now = now
        self.open = open
        self.oldestUnsent = oldestUnsent
        self.gatewayTime = gatewayTime
        self.database = database
    }
}
