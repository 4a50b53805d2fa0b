/// The identity of a device on the wire: `[A-Za-z0-9:_-]{1,32}`, not a reserved word.
public struct DeviceID: Hashable, Sendable, CustomStringConvertible {
    /// What a good one is, for messages.
    public static let expected = "a device: 1 to 32 letters, digits, colons, underlines or hyphens"

    /// The identity as it stands in the topic name.
    public let text: String

    /// Words that stand at the device's place in our own topic names.
    public static let reserved = ["alarms", "gateway", "notify"]

    /// The longest identity, in bytes.
    public static let maximumLength = 32

    /// Parses an identity; `nil` when it is empty, too long, reserved or holds another character.
    ///
    /// Not generic: every message comes through here from another module, and there the generic form is not
    /// specialised.
    public init?(_ text: String) {
        var text = text
        let isWellFormed = text.withUTF8 { bytes in
            (1...Self.maximumLength).contains(bytes.count) && bytes.allSatisfy(Self.isAllowed)
        }
        guard isWellFormed, !Self.reserved.contains(text) else { return nil }
        self.text = text
    }

    /// Parses an identity out of other text, as the initializer from `String` does.
    public init?(_ text: some StringProtocol) { self.init(String(text)) }

    /// Whether `byte` may stand in an identity.
    @inlinable
    public static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// The identity as text.
    public var description: String { text }
}
