public import CareCore

/// One line of the waiting list, with the reason for its place.
public struct WaitingLine: Hashable, Sendable {
    /// The place, from 1.
    public let place: Int
    /// The case.
    public let careCase: RecordID
    /// The resident.
    public let resident: RecordID
    /// How far the case has come.
    public let state: CaseState
    /// The day of screening.
    public let screenedOn: CivilDate
    /// What gives the line its priority, and what puts it behind the one before.
    public let reason: BilingualText
}
