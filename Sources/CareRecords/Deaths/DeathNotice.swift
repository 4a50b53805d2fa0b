/// One line of a list of deaths.
public struct DeathNotice: Hashable, Sendable {
    /// The line.
    public let entry: RecordID
    /// Whose death.
    public let identityNumber: ResidentNumber
    /// The day.
    public let diedOn: CivilDate
    /// Who says so.
    public let source: String

    /// Makes a line.
    public init(entry: RecordID, identityNumber: ResidentNumber, diedOn: CivilDate, source: String) {
        self.entry = entry
        self.identityNumber = identityNumber
        self.diedOn = diedOn
        self.source = source
    }

    /// Reads a row of the table `deathList` or a filled form `death-list`; `nil` when something is missing.
    public init?(_ row: RecordRow) {
        guard let entry = row[DeathListField.entry], let number = row[SharedField.identityNumber],
            let day = row[DeathListField.diedOn], let source = row[DeathListField.source]
        else { return nil }
        self.init(entry: entry, identityNumber: number, diedOn: day, source: source)
    }
}
