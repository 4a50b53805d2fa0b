/// What a transport counted since it was made.
public struct TransportCounters: Sendable, Equatable {
    /// Outgoing messages the broker or the library refused for good.
    public private(set) var refusedPublishes: UInt64 = 0
    /// Why the newest was refused.
    public private(set) var lastRefusal: String?

    mutating func countRefusal(_ reason: String) {
        refusedPublishes += 1
        lastRefusal = reason
    }
}
