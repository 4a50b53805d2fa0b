package import CareCore

/// Lengths of time as rules and profiles write them: a whole number and one of the units ms, s, m, h, d.
package enum DurationText {
    package static let expected = "a length of time such as 90s, 3m, 2h or 1d"

    package static func parse(_ text: some StringProtocol) -> Milliseconds? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int64(digits), let size = size(of: text.dropFirst(digits.count)) else { return nil }
        let (total, overflow) = count.multipliedReportingOverflow(by: size)
        // A year bounds every timer; a longer one is a typing mistake.
        return overflow || total > Milliseconds.days(366).count ? nil : Milliseconds(total)
    }

    private static func size(of unit: some StringProtocol) -> Int64? {
        switch unit {
        case "ms": 1
        case "s": 1_000
        case "m": 60_000
        case "h": 3_600_000
        case "d": 86_400_000
        default: nil
        }
    }
}
