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
            return !Self.isHarmonic(value / base)
        }
        guard Self.isHarmonic(value / previous), until == .min || time - until > Self.length else {
            if !Self.isHarmonic(value / previous) { until = .min }
            return true
        }
        base = previous
        until = time + Self.length
        return false
    }

    private static func isHarmonic(_ ratio: Double) -> Bool {
        (0.45...0.55).contains(ratio) || (1.8...2.2).contains(ratio)
    }
}
