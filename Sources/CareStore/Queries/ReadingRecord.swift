public import CareCore

/// A reading as it is read back, with the place its device served at its time (promise 6).
public struct ReadingRecord: Sendable, Equatable {
    /// Who measured.
    public let device: DeviceID
    /// `nil` when the device served a household or nobody at that time.
    public let bed: BedID?
    /// `nil` unless the device served a household at that time.
    public let household: HouseholdID?
    /// What was measured.
    public let metric: Metric
    /// `nil` when what was sent is no number.
    public let value: Double?
    /// Whether the value may be believed.
    public let validity: Validity
    /// Whether receive time stands for the device's.
    public let isServerTime: Bool
    /// The time that counts.
    public let deviceTime: Timestamp
    /// Gateway time of the receipt.
    public let receivedAt: Timestamp
}
