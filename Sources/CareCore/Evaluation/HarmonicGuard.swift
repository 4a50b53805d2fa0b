/// Tells a doubled or halved rate from a real jump: after such a jump without movement values are not believed for
/// six minutes, unless they come back first. Source: care.md 8.4, VIT-3/4, where it is two; decision 39 says why.
struct HarmonicGuard: Equatable {
    /// The rate before the jump.
    private(set) var base: Double = .nan
    /// Device time in ms until which jumped values are not believed.
    private(set) var until: Int64 = .min

    static let length: Int64 = 360_000

    init() {}

    init(base: Double, until: Int64) {
        self.base = base
        self.until = until
    }

    /// Whether `value`, after `previous`, may be believed.
    mutating func believes(_ value: Double, after previous: Double, at time: Int64) -> Bool {
        if time < until {
            // The same octave, however unsteady the pulse is: 27 after 61 and 30 is no true rate.
            return !Self.isHarmonic(value / base, tolerance: 0.2)
        }
        guard Self.isHarmonic(value / previous), until == .min || time - until > Self.length else {
            if !Self.isHarmonic(value / previous) { until = .min }
            return true
        }
        base = previous
        until = time + Self.length
        return false
    }

    /// Whether a rate is half or double, within a part of that. Source of the tenth: care.md 8.4.
    private static func isHarmonic(_ ratio: Double, tolerance: Double = 0.1) -> Bool {
        abs(ratio / 0.5 - 1) <= tolerance || abs(ratio / 2 - 1) <= tolerance
    }
}
