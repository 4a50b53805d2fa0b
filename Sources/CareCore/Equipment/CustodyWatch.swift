/// What a device did that is out of its place by the books (AST-1, AST-4), for as long as it matters.
struct CustodyWatch: Equatable {
    /// Gateway time in ms of the first message from a store since the last long silence; `nil` for none.
    var since: Int64?
    /// Messages since then, at most `StoreLimits.messages`.
    var messages = 0
    /// Listening clock at the newest of them.
    var heard: Int64 = 0
    /// Gateway times in ms of the newest messages through the hub of another household, oldest first.
    var strayTimes: [Int64] = []
    /// Gateway time in ms until which a person who ended the alarm is not told again.
    var asideUntil: Int64 = .min

    /// Takes in a message from a store.
    /// - Parameters:
    ///   - now: Gateway time in ms.
    ///   - listening: The listening clock.
    ///   - limits: What counts as reporting.
    /// - Returns: Whether the device reports, and not just once.
    mutating func report(at now: Int64, listening: Int64, _ limits: StoreLimits) -> Bool {
        if since == nil || listening - heard >= limits.quiet.count {
            since = now
            messages = 0
        }
        heard = listening
        messages = min(messages + 1, limits.messages)
        return messages >= limits.messages && now - (since ?? now) >= limits.delay.count
            && now >= asideUntil
    }

    /// Takes in a message through the hub of another household.
    /// - Returns: Whether the device is there, and was not just passed by.
    mutating func stray(at now: Int64, _ limits: StrayLimits) -> Bool {
        while strayTimes.count >= limits.messages { strayTimes.removeFirst() }
        strayTimes.append(now)
        return strayTimes.count >= limits.messages && now - strayTimes[0] <= limits.window.count
            && now >= asideUntil
    }
}
