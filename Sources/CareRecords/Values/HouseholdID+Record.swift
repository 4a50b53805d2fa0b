public import CareCore

extension HouseholdID: RecordValue {
    /// Reads a household's identity; one that a spreadsheet has turned into a day is none.
    public init?(recordText: String) {
        guard !DamagedText.isShortDay(recordText) else { return nil }
        self.init(recordText)
    }

    /// The identity.
    public var recordText: String { description }
}
