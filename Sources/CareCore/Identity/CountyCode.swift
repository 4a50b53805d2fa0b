/// A county's six-digit code of GB/T 2260, such as 532901 for 大理市.
public struct CountyCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The code as a number, 100000 ... 999999.
    public let number: Int32

    /// Wraps a code; `nil` when it has not six digits.
    public init?(_ number: Int32) {
        guard (100_000...999_999).contains(number) else { return nil }
        self.number = number
    }

    /// Parses six digits; `nil` for everything else.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 6, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int32(text) else {
            return nil
        }
        self.init(number)
    }

    /// Orders by value.
    public static func < (left: CountyCode, right: CountyCode) -> Bool { left.number < right.number }

    /// The identity as text.
    public var description: String { String(number) }
}
