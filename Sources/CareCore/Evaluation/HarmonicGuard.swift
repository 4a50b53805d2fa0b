/// Tells a doubled or halved rate from a real jump: after such a jump without movement values are not believed for
/// six minutes, unless they come back first. Source: care.md 8.4, VIT-3/4, where it is two; decision 39 says why.
///
/// When all guarded rates of a device jump by the same octave at once, it is the signal that was misread, for twelve
/// minutes and however unsteady the pulse is: decision 93.
struct HarmonicGuard: Equatable {
    /// The rate before the jump.
    private(set) var base: Double = .nan
    /// Device time in ms until which jumped values are not believed.
    private(set) var until: Int64 = .min

    static let length: Int64 = 360_000
    /// For how long after the last value that was believed rates that jumped together are not, in ms.
    static let longest: Int64 = 720_000

    init() {}

    init(base: Double, until: Int64) {
        self.base = base
        self.until = until
    }

    /// Whether `value`, after `previous`, may be believed; `together` says that the device's other rates jumped too.
    mutating func believes(_ value: Double, after previous: Double, at time: Int64, together: Bool) -> Bool {
        if together {
            if until == .min || time - until > Self.length {
                base = previous
                until = time + Self.length
            } else {
                until = max(until, time)
            }
            return false
        }
        if time < until {
            // The same octave, however unsteady the pulse is: 27 after 61 and 30 is no true rate.
            return Self.octave(of: value, after: base, tolerance: 0.2) == nil
        }
        let isHarmonic = Self.octave(of: value, after: previous) != nil
        guard isHarmonic, until == .min || time - until > Self.length else {
            if !isHarmonic { until = .min }
            return true
        }
        base = previous
        until = time + Self.length
        return false
    }

    /// An octave up (1) or down (−1) within a part of it; `nil` for what is neither. Source of the tenth: care.md 8.4.
    static func octave(of value: Double, after previous: Double, tolerance: Double = 0.1) -> Int? {
        let ratio = value / previous
        if abs(ratio / 2 - 1) <= tolerance { return 1 }
        return abs(ratio / 0.5 - 1) <= tolerance ? -1 : nil
    }

    /// The octave of a rate that may have jumped together with others, of which each bears the other out: 150 after 62
    /// is the double of an unsteady pulse when breath doubled with it.
    static func sharedOctave(of value: Double, after previous: Double) -> Int? {
        octave(of: value, after: previous, tolerance: 0.3)
    }
}
