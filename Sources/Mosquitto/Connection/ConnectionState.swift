internal import CareCore

/// Where a connection is. Times are the gateway's `now`, so that the same history gives the same attempts.
enum ConnectionState: Equatable {
    /// Down since the last `advance`, which turns the pause into a time.
    case down(pause: Milliseconds)
    /// Down until the next attempt.
    case waiting(until: Timestamp)
    /// The host name is being looked up.
    case resolving(until: Timestamp)
    /// TCP is being set up.
    case opening(until: Timestamp)
    /// TLS, then CONNECT and CONNACK.
    case greeting(until: Timestamp)
    /// CONNACK has come.
    case connected(since: Timestamp)
    /// Down until its messages are wanted again.
    case resting
    /// Left for good.
    case left
}
