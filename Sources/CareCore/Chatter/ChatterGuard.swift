/// When an alarm that comes and goes counts as chattering, and how long its end is then held back. Source: care.md 3.4
/// and 8.1 (9); the growing hold is Netdata's `delay … multiplier … max`.
public struct ChatterGuard: Sendable, Equatable {
    /// Activations that make it chattering, within `Limits.chatterTimes`.
    public internal(set) var times: Int
    /// The time within which they come, device time.
    public internal(set) var within: Milliseconds
    /// Off-delay of a chattering alarm, gateway time: it ends when its condition has stayed away for so long.
    public internal(set) var hold: Milliseconds
    /// What the next chattering multiplies the hold by when it begins within `longestHold` after the last one's end.
    public internal(set) var multiplier: Double
    /// The longest hold.
    public internal(set) var longestHold: Milliseconds

    /// Makes a guard.
    public init(
        times: Int, within: Milliseconds, hold: Milliseconds, multiplier: Double, longestHold: Milliseconds
    ) {
        self.times = times
        self.within = within
        self.hold = hold
        self.multiplier = multiplier
        self.longestHold = longestHold
    }

    /// What counts for a rule that says nothing: three times in a minute, ten minutes, then twenty, up to two hours.
    public static let standard = ChatterGuard(
        times: 3, within: .seconds(60), hold: .minutes(10), multiplier: 2, longestHold: .hours(2))
}
