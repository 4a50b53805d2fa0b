import SimKit

/// How far into the year a day is.
struct Season {
    /// 0 in the middle of January, 1 half a year later.
    let warmth: Double

    init(_ day: CivilDay) {
        // 2000-01-15 was day 10,971.
        let year = 365.2425
        let days = Double(day.number - 10_971).truncatingRemainder(dividingBy: year)
        let passed = days < 0 ? days + year : days
        warmth = min(passed, year - passed) / (year / 2)
    }

    /// How much later than on average people lie down, minutes: long evenings in summer (own).
    var bedtimeShift: Double { -15 + 45 * warmth }

    /// How much later than on average they rise, minutes: it is light an hour earlier in summer (own).
    var riseShift: Double { 15 - 35 * warmth }
}
