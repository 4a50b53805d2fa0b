public import CareCore
public import CareRecords

/// A bed as lists show it.
public struct BedListing: Sendable, Equatable {
    /// Its identity.
    public let id: BedID
    /// How far its case has come; `nil` for a bed of no open case.
    public let state: CaseState?
    /// Since when nobody is served in it any more; `nil` while somebody is, or was never said to be.
    public let serviceEndedAt: Timestamp?
    /// Where it lies.
    public let place: ScopedPlace
    /// Where it stands.
    public let household: HouseholdID
    /// Metres above sea level; `nil` when not recorded.
    public let altitude: Int32?
    /// The open case.
    public let careCase: RecordID?
    /// Its resident.
    public let resident: RecordID?
    /// Devices that serve it or its household.
    public let devices: Int
    /// Alarms of it or its household that are not over; tests are none.
    public let openAlarms: Int
    /// When one of its devices was heard last.
    public let lastContact: Timestamp?
}
