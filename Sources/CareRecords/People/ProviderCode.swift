/// The unified social credit code of a care provider (统一社会信用代码): 18 characters, the last of which is a check
/// character over the others. Source: GB 32100-2015.
public struct ProviderCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The 18 characters.
    public let text: String

    /// What a good code is, for messages.
    public static let expected =
        "a unified social credit code: 18 digits and capital letters without I, O, S, V and Z, the last one a check "
        + "character"

    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

    /// Parses a code; `nil` when its length, a character or the check character is wrong.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 18, let check = Self.checkCharacter(of: bytes.prefix(17)), bytes[17] == check else {
            return nil
        }
        self.text = String(text)
    }

    /// The check character of 17 characters; `nil` when one is not of the alphabet. The weights are the powers of 3
    /// modulo 31.
    static func checkCharacter(of bytes: some Collection<UInt8>) -> UInt8? {
        var sum = 0
        var weight = 1
        for byte in bytes {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            sum += value * weight
            weight = weight * 3 % 31
        }
        return alphabet[(31 - sum % 31) % 31]
    }

    /// In order of the text.
    public static func < (left: ProviderCode, right: ProviderCode) -> Bool { left.text < right.text }

    /// The 18 characters.
    public var description: String { text }
}

extension ProviderCode: RecordValue {
    /// Reads a code.
    public init?(recordText: String) { self.init(recordText) }

    /// The code.
    public var recordText: String { text }
}
