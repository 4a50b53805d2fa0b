/// Whether one recipient is told of more alarms than a person can read. Source: care.md 3.4.
struct FloodWatch: Equatable {
    /// Gateway times in ms at which the recipient was told of an alarm, oldest first; at most one more than
    /// `Limits.floodStart`.
    var times: [Int64] = []
    /// Whether messages are grouped now.
    var isFlood = false

    /// Counts an alarm of which the recipient is told, however many ways there are to reach them.
    mutating func count(at moment: Timestamp) {
        settle(at: moment)
        times.append(moment.milliseconds)
        if times.count > Limits.floodStart {
            isFlood = true
            times.removeFirst(times.count - Limits.floodStart - 1)
        }
    }

    /// Forgets what is older than `Limits.floodWindow`; a flood is over with fewer than `Limits.floodEnd` in it.
    mutating func settle(at moment: Timestamp) {
        let oldest = (moment - Limits.floodWindow).milliseconds
        times.removeAll { $0 <= oldest }
        if times.count < Limits.floodEnd { isFlood = false }
    }
}
