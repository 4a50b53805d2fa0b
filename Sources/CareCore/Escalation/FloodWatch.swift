/// Whether one recipient gets more messages than a person can read. Source: care.md 3.4.
struct FloodWatch: Equatable {
    /// Gateway times in ms of the newest messages, oldest first; at most one more than `Limits.floodStart`.
    var times: [Int64] = []
    /// Whether messages are grouped now.
    var isFlood = false

    /// Counts a message at `moment`.
    mutating func count(at moment: Timestamp) {
        let oldest = (moment - Limits.floodWindow).milliseconds
        times.removeAll { $0 <= oldest }
        if isFlood, times.count < Limits.floodEnd { isFlood = false }
        times.append(moment.milliseconds)
        if times.count > Limits.floodStart {
            isFlood = true
            times.removeFirst(times.count - Limits.floodStart - 1)
        }
    }
}
