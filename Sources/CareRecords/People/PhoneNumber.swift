/// A telephone number as people of the counties write it: 3 to 15 digits, with an optional plus before them and single
/// hyphens between them.
public struct PhoneNumber: Hashable, Sendable {
    /// The number as entered.
    public let text: String

    /// What a good number is, for messages.
    public static let expected = "a telephone number of 3 to 15 digits such as 13987200000 or 0872-2123456"

    /// Parses a number; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        var isAfterDigit = false
        var digits = 0
        for (position, byte) in text.utf8.enumerated() {
            switch byte {
            case 48...57:
                digits += 1
                isAfterDigit = true
            case UInt8(ascii: "-") where isAfterDigit: isAfterDigit = false
            case UInt8(ascii: "+") where position == 0: break
            default: return nil
            }
        }
        guard isAfterDigit, (3...15).contains(digits) else { return nil }
        self.text = String(text)
    }
}

extension PhoneNumber: RecordValue {
    /// Reads a number.
    public init?(recordText: String) { self.init(recordText) }

    /// The number as entered.
    public var recordText: String { text }
}
