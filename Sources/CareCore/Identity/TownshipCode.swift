/// A township by its nine-digit code, the first six digits of which are its county's.
public struct TownshipCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// What a good one is, for messages.
    public static let expected = "a township of nine digits such as 532901001"

    /// The code as a number, 100,000,000 to 999,999,999.
    public let number: Int32

    /// The township of that number; `nil` for one that has not nine digits.
    public init?(_ number: Int32) {
        guard (100_000_000...999_999_999).contains(number) else { return nil }
        self.number = number
    }

    /// The township of nine digits; `nil` for any other text.
    public init?(_ text: String) {
        guard text.utf8.count == 9, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int32(text)
        else { return nil }
        self.init(number)
    }

    /// The county that it lies in.
    public var county: CountyCode? { CountyCode(number / 1_000) }

    /// Nine digits.
    public var description: String { String(number) }

    /// Orders by value.
    public static func < (left: TownshipCode, right: TownshipCode) -> Bool { left.number < right.number }
}
