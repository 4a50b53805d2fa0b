/// A moment, in milliseconds since 1970-01-01T00:00:00Z without leap seconds.
///
/// The only representation of time below the shell. Device time and gateway time have the same type and are told
/// apart by name (`deviceTime`, `receivedAt`, `now`).
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since the epoch.
    public let milliseconds: Int64

    /// Wraps milliseconds since the epoch.
    @inlinable
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The epoch itself; used as "never" only where a doc comment says so.
    public static let epoch = Timestamp(milliseconds: 0)

    /// Later than every moment that occurs.
    public static let distantFuture = Timestamp(milliseconds: .max)

    /// Orders by value.
    @inlinable
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment `length` after `moment`.
    @inlinable
    public static func + (moment: Timestamp, length: Milliseconds) -> Timestamp {
        Timestamp(milliseconds: moment.milliseconds + length.count)
    }

    /// The moment `length` before `moment`.
    @inlinable
    public static func - (moment: Timestamp, length: Milliseconds) -> Timestamp {
        Timestamp(milliseconds: moment.milliseconds - length.count)
    }

    /// The time that passed from `right` to `left`.
    @inlinable
    public static func - (left: Timestamp, right: Timestamp) -> Milliseconds {
        Milliseconds(left.milliseconds - right.milliseconds)
    }
}
