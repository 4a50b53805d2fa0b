import SimKit

/// The way between a client and the broker.
struct Route {
    /// Nothing gets through before this; what is sent meanwhile arrives afterwards, as TCP does it.
    var blockedUntil = Moment(milliseconds: .min)
    /// How long a packet takes at least.
    var latency: TimeSpan
    /// How much longer it may take.
    var jitter: TimeSpan
    /// Open connections on it.
    var connections: [Int] = []
}
