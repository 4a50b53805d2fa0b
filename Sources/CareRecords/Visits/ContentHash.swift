/// The SHA-256 of a photograph or of a signature: 64 hexadecimal digits. The picture itself stays with the provider;
/// the hash shows that it was not exchanged, and that it was not used twice.
public struct ContentHash: Hashable, Sendable {
    /// 64 small hexadecimal digits.
    public let text: String

    /// What a good hash is, for messages.
    public static let expected = "a SHA-256 of 64 hexadecimal digits"

    /// Parses a hash; capital letters become small ones; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 64 else { return nil }
        var digits: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): digits.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digits.append(byte + 32)
            default: return nil
            }
        }
        self.text = String(decoding: digits, as: UTF8.self)
    }
}

extension ContentHash: RecordValue {
    /// Reads a hash.
    public init?(recordText: String) { self.init(recordText) }

    /// The hash.
    public var recordText: String { text }
}
