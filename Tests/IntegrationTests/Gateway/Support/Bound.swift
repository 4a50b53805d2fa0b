import Glibc

/// Waiting for a condition, never longer than a bound.
enum Bound {
    /// Asks again and again until `condition` holds; the failure says what was waited for and `state`.
    static func wait(
        for what: String, atMost: Duration = .seconds(30), state: () -> String = { "" },
        until condition: () throws -> Bool
    ) throws {
        let end = ContinuousClock.now + atMost
        while try !condition() {
            if ContinuousClock.now > end { throw TestFailure("not within \(atMost): \(what). \(state())") }
            usleep(10_000)
        }
    }
}
