/// The number of a Chinese identity card (公民身份号码): six digits of place, the day of birth, three digits of order and
/// a check character. Source: GB 11643-1999, whose check is that of ISO 7064 MOD 11-2.
public struct ResidentNumber: Hashable, Sendable {
    /// The 18 characters; a small `x` becomes a capital one.
    public let text: String
    /// The day of birth in it.
    public let birth: CivilDate

    /// What a good number is, for messages.
    public static let expected = "an identity number of 18 characters with a day of birth and a check character"

    /// Parses a number; `nil` when its length, a character, the day or the check character is wrong.
    public init?(_ text: some StringProtocol) {
        var bytes = Array(text.utf8)
        guard bytes.count == 18 else { return nil }
        if bytes[17] == UInt8(ascii: "x") { bytes[17] = UInt8(ascii: "X") }
        guard Self.checkCharacter(of: bytes.prefix(17)) == bytes[17], let year = Int(digits: bytes[6..<10]),
            let month = Int(digits: bytes[10..<12]), let day = Int(digits: bytes[12..<14]),
            let birth = CivilDate(year: year, month: month, day: day)
        else { return nil }
        self.text = String(decoding: bytes, as: UTF8.self)
        self.birth = birth
    }

    /// The check character of 17 digits; `nil` when one is no digit.
    static func checkCharacter(of bytes: some Collection<UInt8>) -> UInt8? {
        var sum = 0
        // The weight of a place is 2 to the number of places behind it, modulo 11.
        var weight = 2
        for byte in bytes.reversed() {
            guard (48...57).contains(byte) else { return nil }
            sum += Int(byte - 48) * weight
            weight = weight * 2 % 11
        }
        return Array("10X98765432".utf8)[sum % 11]
    }

    /// Whether the card says that the person is male: the last digit of the order is odd.
    public var isMale: Bool { Array(text.utf8)[16] % 2 == 1 }
}

extension ResidentNumber: RecordValue {
    /// Reads a number.
    public init?(recordText: String) { self.init(recordText) }

    /// The number.
    public var recordText: String { text }
}
