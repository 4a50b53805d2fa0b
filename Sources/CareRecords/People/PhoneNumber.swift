/// A telephone number as people of the counties write it: 3 to 15 digits, with an optional plus before them and single
/// hyphens between them. A number of an area without the zero before its area code is none: spreadsheets remove it.
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
        guard isAfterDigit, (3...15).contains(digits), !Self.hasLostZero(text) else { return nil }
        self.text = String(text)
    }

    /// Whether it can only be a number with an area code that has lost its zero: 9 to 11 digits that begin neither with
    /// a zero nor like a mobile number (11 digits from 13 to 19), a service number (400 or 800 and 7 digits) or one of
    /// the carriers' (95, 96).
    static func hasLostZero(_ text: some StringProtocol) -> Bool {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
        guard (9...11).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }), digits[0] != 48 else {
            return false
        }
        let start = Int(digits: digits.prefix(3)) ?? 0
        let isMobile = digits.count == 11 && (130...199).contains(start)
        let isService = digits.count == 10 && (start == 400 || start == 800)
        return !isMobile && !isService && !(950...969).contains(start)
    }
}

extension PhoneNumber: RecordValue {
    /// Reads a number.
    public init?(recordText: String) { self.init(recordText) }

    /// The number as entered.
    public var recordText: String { text }
}
