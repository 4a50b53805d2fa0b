/// A clock that runs only while the gateway could have heard its devices (promise 7).
///
/// It stands still while a lane is not connected, while the gateway is down and over steps of the gateway's own
/// clock, so that silence measured with it is the device's own.
struct ListeningClock: Equatable {
    /// Milliseconds listened before `since`.
    private(set) var base: Int64
    /// Gateway time in ms from which it has been running; `nil` while it stands still.
    private(set) var since: Int64?

    init(base: Int64 = 0, since: Int64? = nil) {
        self.base = base
        self.since = since
    }

    /// Milliseconds listened until gateway time `now`.
    func reading(at now: Int64) -> Int64 {
        guard let since else { return base }
        return base + max(0, now - since)
    }

    /// The gateway time at which the reading will be `due`; `nil` while the clock stands still.
    func moment(of due: Int64) -> Int64? { since.map { $0 + (due - base) } }

    mutating func start(at now: Int64) {
        if since == nil { since = now }
    }

    mutating func stop(at now: Int64) {
        base = reading(at: now)
        since = nil
    }

    /// Takes `length` ms off that passed without listening.
    mutating func forget(_ length: Int64, at now: Int64) {
        base = max(base, reading(at: now) - length)
        if since != nil { since = now }
    }
}
