import SimKit

/// A fever: how much warmer than usual a person is.
///
/// It rises within six hours, sinks within the last twelve and is a third lower in the early morning than at its
/// height in the evening (own; the course of an ordinary fever).
struct Fever: Sendable, Equatable {
    let begin: Moment
    let end: Moment
    /// Degrees above usual at its height.
    let rise: Double

    /// What is warm enough to be called a fever. Source: care.md 8.2, VIT-9.
    static let limit = 38.1
    /// Degrees Celsius of a wrist that is well, as the watch measures it.
    static let usual = 36.5

    /// Degrees above usual at `moment`; 0 before and after.
    func degrees(at moment: Moment) -> Double {
        let passed = Self.hours(moment - begin)
        let rest = Self.hours(end - moment)
        guard passed > 0, rest > 0 else { return 0 }
        let hour = Self.hours(moment - CivilDay(of: moment).start)
        let distance = min(abs(hour - 18), 24 - abs(hour - 18))
        return rise * min(1, passed / 6, rest / 12) * (1 - distance / 36)
    }

    /// From when to when it can be seen; `nil` for one that stays low. Looked at every quarter of an hour.
    var shown: (from: Moment, until: Moment)? {
        let steps = (end - begin).milliseconds / 900_000
        let warm = (0...max(0, steps)).map { begin + .minutes(15 * $0) }
            .filter { Self.usual + degrees(at: $0) >= Self.limit }
        guard let first = warm.first, let last = warm.last, last > first else { return nil }
        return (first, last)
    }

    /// Tenths of a degree Celsius at its height.
    var height: Int64 { Int64(((Self.usual + rise) * 10).rounded()) }

    private static func hours(_ length: TimeSpan) -> Double { Double(length.milliseconds) / 3_600_000 }
}
