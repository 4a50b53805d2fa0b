/// The identity of a person or service in the contact book, such as a staff number: `[A-Za-z0-9:_-]{1,32}`. It may
/// stand in logs; the name never does.
public struct PersonID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The identity as imported.
    public let text: String

    /// Parses an identity; `nil` when it is empty, too long or holds another character.
    public init?(_ text: String) {
        guard (1...32).contains(text.utf8.count), text.utf8.allSatisfy(DeviceID.isAllowed) else { return nil }
        self.text = text
    }

    /// Parses an identity out of other text, as the initializer from `String` does.
    public init?(_ text: some StringProtocol) { self.init(String(text)) }

    /// In order of the text.
    public static func < (left: PersonID, right: PersonID) -> Bool { left.text < right.text }

    /// The identity as text.
    public var description: String { text }
}
