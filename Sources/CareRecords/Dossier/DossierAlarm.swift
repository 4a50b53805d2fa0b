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
    /// When somebody called the person back, and who.
    public var calledBack: AlarmDeed?
    /// When somebody was sent, and by whom.
    public var dispatched: AlarmDeed?
    /// Who was sent; may be empty.
    public var responder = ""
    /// When somebody arrived, and who says so.
    public var arrived: AlarmDeed?
    /// When it was over, and who closed it; nobody where it ended by itself.
    public var closed: AlarmDeed?
    /// Why a person closed it.
    public var closeReason: CloseReason?
    /// What was written down at the closing; may be empty.
    public var closeText = ""

    /// Makes an alarm.
    public init(
        id: AlarmID, title: String, priority: Priority, isTest: Bool, raisedAt: Timestamp, count: Int32,
        acknowledged: AlarmDeed?
    ) {
        self.id = id
        self.title = title
        self.priority = priority
        self.isTest = isTest
        self.raisedAt = raisedAt
        self.count = count
        self.acknowledged = acknowledged
    }
}
