public import CareCore

/// An event as it is read back, with identities instead of numbers.
public struct EventRecord: Sendable, Equatable {
    /// Counted up from 1 in order of arrival.
    public let number: Int64
    public let device: DeviceID
    public let kind: EventKind
    public let reference: String?
    /// Device time as sent.
    public let deviceTime: Timestamp?
    /// The time that counts.
    public let at: Timestamp
    public let receivedAt: Timestamp
    public let isTest: Bool
    public let isLate: Bool
    public let bed: BedID?
    public let household: HouseholdID?
}
