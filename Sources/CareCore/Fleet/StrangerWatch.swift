/// The newest messages of strangers (SEC-1).
struct StrangerWatch: Equatable {
    /// Gateway times in ms of the newest ones, oldest first, at most `StrangerLimits.messages`.
    var times: [Int64] = []
    /// Gateway time in ms at which the alarm was told of last.
    var toldAt: Int64 = .min

    /// Takes one in.
    /// - Returns: How urgent it is.
    mutating func take(at now: Timestamp, _ limits: StrangerLimits) -> Priority {
        while times.count >= limits.messages { times.removeFirst() }
        times.append(now.milliseconds)
        let isMuch =
            times.count >= limits.messages && now.milliseconds - times[0] <= limits.window.count
        return isMuch ? .p3 : .p4
    }

    /// Gateway time in ms at which it has been quiet for long enough.
    var quietAt: Int64 { times.last.map { $0 + Limits.strangerQuiet.count } ?? .max }
}
