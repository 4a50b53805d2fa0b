public import CareCore

/// The port to the broker. The real one is libmosquitto; the simulator substitutes its own.
///
/// All calls come from the one thread that owns the line. None blocks but `wait`.
public protocol Transport: ~Copyable {
    /// Blocks until a lane can be read, the sockets want attention, the waker was used, or `atMost` is over; serves
    /// connecting, reconnecting with back-off and keep-alive. Never writes acknowledgements of unread or uncommitted
    /// messages: it is called only between turns.
    mutating func wait(atMost: Milliseconds, now: Timestamp)

    /// Moves whole messages of `lane` into `batch` without blocking, until none is there, `limit` messages were
    /// added or the batch is full.
    mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome

    /// Whether something of `lane` can be received now, as far as that can be told without receiving it. Costs
    /// microseconds, takes nothing and never blocks.
    func hasInput(_ lane: Lane) -> Bool

    /// Sends what acknowledges everything received so far: it is on disk now.
    mutating func acknowledge()

    /// Ends the connection of `lane` without reading what it holds, and stays down until the next `receive` of that
    /// lane: nobody will read it for a while, and the broker keeps its messages. Reports no `LaneChange` of its own.
    mutating func rest(_ lane: Lane)

    /// Nothing that is received on the urgent lane from now on will be acknowledged, until `abandon`: it cannot be
    /// written. What is published leaves all the same, and the lane stays connected for as long as that lasts.
    mutating func withhold()

    /// Drops the connections of all lanes without sending anything; the broker delivers unacknowledged messages again
    /// once the transport has reconnected, which it does not before `pause` is over.
    mutating func abandon(pause: Milliseconds)

    /// Hands one message to the connection of the urgent lane. Called only after a commit.
    /// - Returns: `false` when the window is full or the lane is not connected; then nothing was sent.
    mutating func publish(_ message: borrowing OutgoingMessage) -> Bool

    /// Moves the outbox numbers that the broker has confirmed since the last call into `confirmed`.
    mutating func takeConfirmed(into confirmed: inout [OutboxID])

    /// Moves what happened to the connections since the last call into `changes`, in order.
    mutating func takeChanges(into changes: inout [LaneChange])

    /// Leaves the broker in order: sends what was committed, DISCONNECT with the given reason code, closes. Bounded
    /// by `atMost`.
    mutating func leave(reasonCode: UInt8, atMost: Milliseconds)
}
