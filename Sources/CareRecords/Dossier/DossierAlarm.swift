public import CareCore

/// An alarm of a bed and how it was answered, for its dossier.
public struct DossierAlarm: Sendable, Equatable {
    /// Its number.
    public let id: AlarmID
    /// What it says, in Chinese.
    public let title: String
    /// How urgent it was.
    public let priority: Priority
    /// Whether it was a test.
    public let isTest: Bool
    /// When its cause occurred first.
    public let raisedAt: Timestamp
    /// How often the cause occurred.
    public let count: Int32
    /// When somebody took it, and who.
    public let acknowledged: AlarmDeed?
    /// When somebody arrived.
    public let arrivedAt: Timestamp?
    /// When it was over.
    public let closedAt: Timestamp?
    /// Why a person closed it.
    public let closeReason: CloseReason?

    /// Makes an alarm.
    public init(
        id: AlarmID, title: String, priority: Priority, isTest: Bool, raisedAt: Timestamp, count: Int32,
        acknowledged: AlarmDeed?, arrivedAt: Timestamp?, closedAt: Timestamp?, closeReason: CloseReason?
    ) {
        self.id = id
        self.title = title
        self.priority = priority
        self.isTest = isTest
        self.raisedAt = raisedAt
        self.count = count
        self.acknowledged = acknowledged
        self.arrivedAt = arrivedAt
        self.closedAt = closedAt
        self.closeReason = closeReason
    }
}
