/// Something that happened to a resident and asks for an assessment at once: a fall, choking, getting lost, self-harm.
/// Source: care.md 5.1, reasons of assessment.
public struct CareRiskEvent: Hashable, Sendable {
    /// To whom.
    public let resident: RecordID
    /// The day.
    public let on: CivilDate
    /// The row that says so: table and key.
    public let row: String

    /// Makes an event.
    public init(resident: RecordID, on: CivilDate, row: String) {
        self.resident = resident
        self.on = on
        self.row = row
    }
}
