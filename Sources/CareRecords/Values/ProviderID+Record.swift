public import CareCore

extension ProviderID: RecordValue {
    /// What a good identity is, for messages.
    public static let expected =
        "a provider of the bed register: 1 to 32 letters, digits, colons, underlines or hyphens"

    /// Reads a provider's identity; one that a spreadsheet has turned into a day is none.
    public init?(recordText: String) {
        guard !DamagedText.isShortDay(recordText) else { return nil }
        self.init(recordText)
    }

    /// The identity.
    public var recordText: String { text }
}
