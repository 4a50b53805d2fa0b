public import CareCore

/// A notification as it is read back, without the address it went to.
public struct NotificationRecord: Sendable, Equatable {
    /// Its number.
    public let id: NotificationID
    /// What it tells.
    public let purpose: Notification.Purpose
    /// The alarm it is about; `nil` for a test, an incident and what a digest has no line for.
    public let alarm: AlarmID?
    /// The alarm's edge that caused it; 0 without an alarm.
    public let edge: Int32
    /// The incident it is about; `nil` for an alarm, a digest or a test.
    public let incident: IncidentID?
    /// Why this person is told.
    public let role: String
    /// Who is told.
    public let recipient: String
    /// Through what.
    public let channel: String
    /// How urgent the alarm was.
    public let priority: Priority
    /// Gateway time of the decision.
    public let at: Timestamp
    /// Whether it belongs to a drill.
    public let isDrill: Bool
    /// What became of it.
    public let outcome: NotificationOutcome
    /// When it is tried next; `nil` when it is not.
    public let dueAt: Timestamp?
    /// When that was settled; `nil` while it waits.
    public let settledAt: Timestamp?
    /// Identity of the message it went in; `nil` while it has gone in none.
    public let message: String?
    /// The tries, in order.
    public let attempts: [DeliveryAttemptRecord]
}
