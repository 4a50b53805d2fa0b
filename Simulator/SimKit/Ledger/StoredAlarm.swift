/// An alarm as it was found in the gateway's database.
public struct StoredAlarm: Hashable, Sendable {
    /// Its number there.
    public let id: String
    /// The rule that raised it.
    public let rule: String
    /// What it is about: its device, and its bed or household.
    public let subjects: Set<String>
    /// Time of the first cause.
    public let raisedAt: Moment
    /// When it was over; `nil` while open.
    public let endedAt: Moment?
    /// How often its cause occurred.
    public let count: Int
    /// Whether it came from a test.
    public let isTest: Bool

    /// Makes an alarm.
    public init(
        id: String, rule: String, subjects: Set<String>, raisedAt: Moment, endedAt: Moment?, count: Int, isTest: Bool
    ) {
        self.id = id
        self.rule = rule
        self.subjects = subjects
        self.raisedAt = raisedAt
        self.endedAt = endedAt
        self.count = count
        self.isTest = isTest
    }
}
