import SimKit

/// A receiver that finds no satellite and says 0,0. Source: care.md 13, "GPS 0,0".
struct LostFix {
    private var until: Moment?
    private var random: RandomSource

    init(_ random: RandomSource) { self.random = random }

    /// Whether it finds none now: two fixes in a hundred, and the next ones for up to half an hour (own).
    mutating func isLost(_ now: Moment) -> Bool {
        if let until, now < until { return true }
        guard random.chance(.percent(2)) else { return false }
        until = now + random.span(.zero, .minutes(30))
        return true
    }
}
