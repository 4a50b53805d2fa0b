/// The identity of a bed: county code and number, `532901-000123`.
public struct BedID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// What a good one is, for messages.
    public static let expected = "a bed such as 532901-000123"

    /// The county the bed belongs to.
    public let county: CountyCode
    /// The number within the county, 0 ... 999999.
    public let number: Int32

    /// Makes an identity; `nil` when `number` has more than six digits.
    public init?(county: CountyCode, number: Int32) {
        guard (0...999_999).contains(number) else { return nil }
        self.county = county
        self.number = number
    }

    /// Parses `CCCCCC-NNNNNN`; `nil` for everything else.
    public init?(_ text: String) {
        guard text.utf8.count == 13 else { return nil }
        var numbers: (county: Int32, bed: Int32) = (0, 0)
        for (position, byte) in text.utf8.enumerated() {
            switch (position, byte) {
            case (..<6, 48...57): numbers.county = numbers.county * 10 + Int32(byte - 48)
            case (6, UInt8(ascii: "-")): break
            case (7..., 48...57): numbers.bed = numbers.bed * 10 + Int32(byte - 48)
            default: return nil
            }
        }
        guard let county = CountyCode(numbers.county) else { return nil }
        self.init(county: county, number: numbers.bed)
    }

    /// Parses an identity out of other text, as the initializer from `String` does.
    public init?(_ text: some StringProtocol) { self.init(String(text)) }

    /// In order of the text.
    public static func < (left: BedID, right: BedID) -> Bool {
        (left.county, left.number) < (right.county, right.number)
    }

    /// The identity as text.
    public var description: String {
        let digits = String(number)
        return "\(county)-\(String(repeating: "0", count: 6 - digits.utf8.count))\(digits)"
    }
}
