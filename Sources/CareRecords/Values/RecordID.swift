internal import CareCore

/// What records call each other by: a case, a visit, a member of the staff, a consent: `[A-Za-z0-9:_-]{1,32}`. It may
/// stand in logs and topics, so it is never made from a name or an identity number.
public struct RecordID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The identity as entered.
    public let text: String

    /// What a good identity is, for messages.
    public static let expected = "1 to 32 letters, digits, colons, underlines or hyphens"

    /// Parses an identity; `nil` when it is empty, too long or holds another character.
    public init?(_ text: String) {
        // The same characters that a person of the contact book may have.
        guard let person = PersonID(text) else { return nil }
        self.text = person.text
    }

    /// Parses an identity out of other text, as the initializer from `String` does.
    public init?(_ text: some StringProtocol) { self.init(String(text)) }

    /// In order of the text.
    public static func < (left: RecordID, right: RecordID) -> Bool { left.text < right.text }

    /// The identity as text.
    public var description: String { text }
}

extension RecordID: RecordValue {
    /// Reads an identity; one that a spreadsheet has turned into a day, such as `4-Mar`, is none.
    public init?(recordText: String) {
        guard !DamagedText.isShortDay(recordText) else { return nil }
        self.init(recordText)
    }

    /// The identity.
    public var recordText: String { text }
}
