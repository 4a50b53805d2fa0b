/// A way on which a contact can be reached.
public struct ContactChannel: Hashable, Sendable {
    /// Name of the channel in the configuration: `[a-z0-9_-]{1,32}`.
    public let name: String
    /// Telephone number, mail address or user there; empty where the channel has one receiver. Personal data.
    public let address: String

    /// What a good text is, for messages.
    public static let expected =
        "1 to \(Limits.channelsPerContact) channels such as \"sms=+8613812345678 wecom=zhang\", separated by spaces"

    /// Parses `NAME=ADDRESS` or `NAME`; `nil` for everything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard (1...32).contains(name.utf8.count), name.utf8.allSatisfy(Self.isAllowed) else { return nil }
        let address = parts.count > 1 ? String(parts[1]) : ""
        guard parts.count == 1 || (1...128).contains(address.utf8.count),
            address.utf8.allSatisfy({ $0 > 32 && $0 != 127 })
        else { return nil }
        self.name = name
        self.address = address
    }

    /// Parses a list of channels separated by spaces; `nil` when one is bad, named twice, or there is none.
    public static func list(_ text: some StringProtocol) -> [ContactChannel]? {
        let channels = text.split(separator: " ").map { ContactChannel($0) }
        guard (1...Limits.channelsPerContact).contains(channels.count), !channels.contains(nil),
            Set(channels).count == channels.count
        else { return nil }
        return channels.compactMap(\.self)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// The text form.
    public var text: String { address.isEmpty ? name : "\(name)=\(address)" }
}
