public import CareCore

/// A broker that is not there: commands on a stopped gateway run the line once without it.
public struct NoTransport: Transport {
    /// Makes it.
    public init() {}

    /// Returns at once.
    public mutating func wait(atMost: Milliseconds, now: Timestamp) {}

    /// Finds every lane disconnected.
    public mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        .disconnected
    }

    /// Has no input.
    public func hasInput(_ lane: Lane) -> Bool { false }

    /// Has nothing to acknowledge.
    public mutating func acknowledge() {}

    /// Has nothing to end.
    public mutating func rest(_ lane: Lane) {}

    /// Has nothing to withhold.
    public mutating func withhold() {}

    /// Has nothing to abandon.
    public mutating func abandon(pause: Milliseconds) {}

    /// Takes nothing; the message waits in the outbox for the next start.
    public mutating func publish(_ message: borrowing OutgoingMessage) -> Bool { false }

    /// Has confirmed nothing.
    public mutating func takeConfirmed(into confirmed: inout [OutboxID]) {}

    /// Has nothing to tell.
    public mutating func takeChanges(into changes: inout [LaneChange]) {}

    /// Has nowhere to leave.
    public mutating func leave(reasonCode: UInt8, atMost: Milliseconds) {}
}
