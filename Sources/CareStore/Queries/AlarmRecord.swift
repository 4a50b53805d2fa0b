public import CareCore

/// An alarm as it is read back, with identities instead of numbers.
public struct AlarmRecord: Sendable, Equatable {
    public let id: AlarmID
    public let rule: String
    /// `nil` for the gateway's own alarms.
    public let device: DeviceID?
    /// `nil` for a household, for a device that serves nobody and for the gateway.
    public let bed: BedID?
    /// `nil` unless the alarm concerns all beds of a household.
    public let household: HouseholdID?
    public let priority: Priority
    public let audience: Audience
    public let state: AlarmState
    public let work: WorkState
    public let count: Int32
    public let isTest: Bool
    public let isLate: Bool
    public let raisedAt: Timestamp
    /// Gateway time of the raise.
    public let receivedAt: Timestamp
    /// Device time of the newest cause.
    public let lastAt: Timestamp
    public let acknowledgedAt: Timestamp?
    public let acknowledgedBy: String?
    public let clearedAt: Timestamp?
    public let closedAt: Timestamp?
    public let closeReason: CloseReason?
    public let closedBy: String?
    /// Number of the newest transition.
    public let edge: Int32
}
