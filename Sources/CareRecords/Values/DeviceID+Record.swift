public import CareCore

extension DeviceID: RecordValue {
    /// What a good identity is, for messages.
    public static let expected = "a device: 1 to 32 letters, digits, colons, underlines or hyphens"

    /// Reads a device's identity; one that a spreadsheet has turned into a day is none.
    public init?(recordText: String) {
        guard !DamagedText.isShortDay(recordText) else { return nil }
        self.init(recordText)
    }

    /// The identity.
    public var recordText: String { description }
}
