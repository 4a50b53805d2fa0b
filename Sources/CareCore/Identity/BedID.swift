/// The identity of a bed: county code and number, `532901-000123`.
public struct BedID: Hashable, Sendable, CustomStringConvertible {
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
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let county = CountyCode(parts[0]), parts[1].utf8.count == 6,
            parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let number = Int32(parts[1])
        else { return nil }
        self.init(county: county, number: number)
    }

    /// The identity as text.
    public var description: String {
        let digits = String(number)
        return "\(county)-\(String(repeating: "0", count: 6 - digits.utf8.count))\(digits)"
    }
}
