public import CareCore

/// An event as it is read back, with identities instead of numbers.
public struct EventRecord: Sendable, Equatable {
    /// Counted up from 1 in order of arrival.
    public let number: Int64
    /// Where it happened.
    public let device: DeviceID
    /// What happened.
    public let kind: EventKind
    /// The device's reference; `nil` when it sent none.
    public let reference: String?
    /// Device time as sent.
    public let deviceTime: Timestamp?
    /// The time that counts.
    public let at: Timestamp
    /// Gateway time of the receipt.
    public let receivedAt: Timestamp
    /// Whether it was a test.
    public let isTest: Bool
    /// Whether it was old on arrival.
    public let isLate: Bool
    /// The bed served at `at`; `nil` for a household.
    public let bed: BedID?
    /// The household served at `at`; `nil` for a bed.
    public let household: HouseholdID?
}
