/// The text of an API token, `hb_<identity>_<secret>`: the identity is public and finds the row, the secret proves it.
public struct TokenText: Sendable, Equatable {
    /// The public identity.
    public let id: String
    /// The secret's text.
    public let secret: String

    private static let prefix = "hb_"
    /// Characters of an identity: 62 bits.
    private static let identityLength = 12
    /// More than any token has.
    private static let longest = 128

    /// A new one.
    public init() {
        id = Secret.identity(Self.identityLength)
        secret = Secret().text
    }

    /// Reads a token; `nil` for any other text.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.longest, text.hasPrefix(Self.prefix) else { return nil }
        let parts = text.dropFirst(Self.prefix.count).split(
            separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        (id, secret) = (String(parts[0]), String(parts[1]))
    }

    /// The whole text, shown once.
    public var text: String { "\(Self.prefix)\(id)_\(secret)" }
}
