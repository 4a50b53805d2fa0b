/// The identity of a care provider, whose operators answer for its beds: `[A-Za-z0-9:_-]{1,32}`.
public struct ProviderID: Hashable, Sendable, CustomStringConvertible {
    /// The identity as imported.
    public let text: String

    /// Parses an identity; `nil` when it is empty, too long or holds another character.
    public init?(_ text: some StringProtocol) {
        guard (1...32).contains(text.utf8.count), text.utf8.allSatisfy(DeviceID.isAllowed) else { return nil }
        self.text = String(text)
    }

    /// The identity as text.
    public var description: String { text }
}
