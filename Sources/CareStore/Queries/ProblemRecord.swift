public import CareCore

/// A problem of a maintenance order as it is read back.
public struct ProblemRecord: Sendable, Equatable {
    /// The rule's identity.
    public let rule: String
    /// The device; `nil` for an alarm that names none.
    public let device: DeviceID?
    /// The newest alarm that told of it.
    public let alarm: AlarmID
    /// How urgent that alarm is or was last.
    public let priority: Priority
    /// Gateway time at which it was found.
    public let foundAt: Timestamp
    /// Gateway time at which it was found last.
    public let lastAt: Timestamp
    /// How often it was found.
    public let count: Int32
    /// Gateway time at which its alarm ended; `nil` while it lasts.
    public let endedAt: Timestamp?
}
