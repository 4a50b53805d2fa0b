package import CareCore

/// Lengths of time as rules and profiles write them: a whole number and one of the units ms, s, m, h, d.
package enum DurationText {
    /// A year bounds every timer; a longer one is a typing mistake.
    package static let longest = Milliseconds.days(366)

    package static let expected = expectation(upTo: longest)

    /// What a message says of a place where a length of time of at most `longest` should stand.
    static func expectation(upTo longest: Milliseconds) -> String {
        "a length of time such as 90s, 3m, 2h or 1d, at most \(longest)"
    }

    package static func parse(_ text: some StringProtocol, upTo longest: Milliseconds = longest) -> Milliseconds? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int64(digits), let size = size(of: text.dropFirst(digits.count)) else { return nil }
        let (total, overflow) = count.multipliedReportingOverflow(by: size)
        return overflow || total > longest.count ? nil : Milliseconds(total)
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
