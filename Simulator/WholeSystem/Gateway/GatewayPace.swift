import SimKit

/// How long the gateway's machine works at a turn.
struct GatewayPace: Sendable, Equatable {
    /// A transaction, however small.
    var transaction = TimeSpan.milliseconds(3)
    /// A message, in microseconds.
    var messageMicroseconds: Int64 = 50

    /// The time for a turn with so many messages.
    func time(messages: Int) -> TimeSpan {
        transaction + .milliseconds(Int64(messages) * messageMicroseconds / 1_000)
    }
}
