import CareCore

/// Where a connection of the gateway is, in the machine's own time.
enum LaneState {
    /// Down since the last wait, which turns the pause into a time.
    case down(pause: Milliseconds)
    /// Down until the next attempt.
    case waiting(until: Timestamp)
    /// CONNECT has left.
    case greeting(until: Timestamp)
    case connected(since: Timestamp)
    /// Down until the line reads the lane again.
    case resting
    /// Left for good.
    case left
}
