import SimKit

/// A mattress that goes on telling one heart rate whatever the heart does. Source: care.md 13, "stuck HR".
struct StuckHeart {
    /// The rate that it tells, and until when; `nil` while it follows the heart.
    private(set) var told: (beats: Int64, until: Moment)?
    private var random: RandomSource

    /// Rates that alarm nobody, so that nothing but their standing still is wrong.
    private static let usual: ClosedRange<Int64> = 50...110

    init(_ random: RandomSource) { self.random = random }

    /// Lets it stick at the rate, after some three hours in bed and for twenty minutes to two hours (own).
    /// - Returns: Whether it has just begun.
    mutating func sticks(at beats: Int64, _ now: Moment) -> Bool {
        guard told == nil, Self.usual.contains(beats), random.chance(.tenThousandths(50)) else { return false }
        told = (beats, now + random.span(.minutes(20), .hours(2)))
        return true
    }

    /// It follows the heart again.
    mutating func comesFree() { told = nil }
}
