import CareCore
import CareWire
import SimKit

/// Moments as people read and write them.
enum TimeText {
    /// Reads RFC 3339.
    static func moment(_ text: String) -> Moment? {
        (try? RFC3339.parse(text)).map { Moment(milliseconds: $0.milliseconds) }
    }

    /// `2025-11-06T22:42:05+08:00`, with milliseconds where there are any.
    static func full(_ moment: Moment) -> String {
        let day = CivilDay(of: moment)
        let rest = (moment - day.start).milliseconds
        let fraction = rest % 1_000 == 0 ? "" : "." + pad(rest % 1_000, 3)
        return "\(date(day))T\(clock(rest))\(fraction)+08:00"
    }

    /// `22:42:05`, in the time of the four counties.
    static func ofDay(_ moment: Moment) -> String { clock((moment - CivilDay(of: moment).start).milliseconds) }

    private static func clock(_ milliseconds: Int64) -> String {
        let seconds = milliseconds / 1_000
        return [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { pad($0, 2) }.joined(separator: ":")
    }

    /// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
    private static func date(_ day: CivilDay) -> String {
        let shifted = day.number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let civilMonth = month < 10 ? month + 3 : month - 9
        let civilYear = year + era * 400 + (civilMonth <= 2 ? 1 : 0)
        return "\(pad(civilYear, 4))-\(pad(civilMonth, 2))-\(pad(dayOfYear - (153 * month + 2) / 5 + 1, 2))"
    }

    private static func pad(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
