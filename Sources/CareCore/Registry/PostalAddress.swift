/// Where a household is, as one would write it on a letter: 1 to `Limits.addressBytes` bytes of UTF-8 on one line.
/// Personal data: it stands in the database, in what a fire platform gets and in what asks doctor and cadre of the
/// village to go there at once, never in logs or topics.
public struct PostalAddress: Sendable, Equatable {
    /// The address as imported.
    public let text: String

    /// What a good address is, for messages.
    public static let expected = "an address on one line of at most \(Limits.addressBytes) bytes"

    /// Takes an address; `nil` when it is empty, too long or holds control characters.
    public init?(_ text: some StringProtocol) {
        guard (1...Limits.addressBytes).contains(text.utf8.count),
            text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { return nil }
        self.text = String(text)
    }
}
