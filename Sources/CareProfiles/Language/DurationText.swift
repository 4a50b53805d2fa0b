package import CareCore

/// Lengths of time as rules and profiles write them: a whole number and one of the units ms, s, m, h, d.
package enum DurationText {
    /// The longest that anybody writes.
    package static let longest = Milliseconds.longestWritten

    package static let expected = expectation(upTo: longest)

    /// What a message says of a place where a length of time of at most `longest` should stand.
    static func expectation(upTo longest: Milliseconds) -> String {
        "a length of time such as 90s, 3m, 2h or 1d, at most \(longest)"
    }

    package static func parse(_ text: some StringProtocol, upTo longest: Milliseconds = longest) -> Milliseconds? {
        Milliseconds(ruleText: text, upTo: longest)
    }
}
