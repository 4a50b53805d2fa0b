/// The number of an outgoing message in the outbox.
public struct OutboxID: Hashable, Comparable, Sendable {
    /// Counted up from 1; negative numbers are messages that are not in the outbox (heartbeats).
    public let number: Int64

    /// Wraps a number.
    @inlinable
    public init(_ number: Int64) { self.number = number }

    /// Orders by value.
    @inlinable
    public static func < (left: OutboxID, right: OutboxID) -> Bool { left.number < right.number }
}
