/// How often something happens in a client's stream.
public struct FeedTiming: Sendable {
    /// Milliseconds between two looks whether the client may still listen: who was signed out hears nothing more after
    /// it.
    public var check: Int64 = 5_000
    /// Milliseconds between two heartbeats where the client asks for no other time.
    public var heartbeat: Int64 = 15_000
    /// Items that wait for a client at most; who has more waiting is cut off and goes on by its `Last-Event-ID`.
    public var backlog = 256

    /// As usual.
    public init() {}

    /// The ticks of a client that wants a heartbeat so often: their length in ms, how many between two looks, how many
    /// between two heartbeats.
    func ticks(heartbeat: Int64) -> (length: Int64, perCheck: Int64, perHeartbeat: Int64) {
        let length = min(check, heartbeat)
        return (length, max(1, check / length), max(1, heartbeat / length))
    }
}
