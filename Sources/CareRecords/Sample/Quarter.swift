/// A quarter of a year, written `2021Q4`.
public struct Quarter: Hashable, Sendable {
    /// The year.
    public let year: Int
    /// 1 to 4.
    public let number: Int
    /// Its first day.
    public let first: CivilDate

    /// What a good quarter is, for messages.
    public static let expected = "a quarter such as 2021Q4"

    /// Reads `2021Q4`; `nil` for everything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 6, bytes[4] == UInt8(ascii: "Q"), let year = Int(digits: bytes[0..<4]),
            let number = Int(digits: bytes[5..<6]), (1...4).contains(number),
            let first = CivilDate(year: year, month: 3 * number - 2, day: 1)
        else { return nil }
        self.year = year
        self.number = number
        self.first = first
    }

    /// Its last day.
    public var last: CivilDate { first.adding(months: 3).adding(-1) }

    /// `2021Q4`.
    public var text: String { "\(year)Q\(number)" }
}
