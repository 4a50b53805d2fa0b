/// The identity of a household: `[A-Za-z0-9:_-]{1,32}`; the bed's own identity where none was given.
public struct HouseholdID: Hashable, Sendable, CustomStringConvertible {
    /// What a good one is, for messages.
    public static let expected = "a household: 1 to 32 letters, digits, colons, underlines or hyphens"

    /// The identity as imported.
    public let text: String

    /// Parses an identity; `nil` when it is empty, too long or holds another character.
    public init?(_ text: some StringProtocol) {
        guard (1...32).contains(text.utf8.count), text.utf8.allSatisfy(DeviceID.isAllowed) else { return nil }
        self.text = String(text)
    }

    /// The household of a bed that was imported without one.
    public init(of bed: BedID) { text = bed.description }

    /// The identity as text.
    public var description: String { text }
}
