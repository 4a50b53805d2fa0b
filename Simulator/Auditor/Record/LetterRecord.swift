public import SimKit

/// What one person is told of an alarm or an incident, as the broker got it from the gateway.
public struct LetterRecord: Hashable, Sendable {
    /// The number that tells a second delivery from another letter.
    public let number: Int64
    /// Whom the topic names.
    public let addressee: String
    /// Whom the message itself names.
    public let recipient: String
    /// The role in which they are told.
    public let role: String
    /// Why: `raised`, `escalated`, …
    public let purpose: String
    /// `P1` … `P4`.
    public let priority: String
    /// The alarm; `nil` for what is about none.
    public let alarm: Int64?
    /// The number of its transition; 0 without an alarm.
    public let edge: Int64
    /// Whether it says that it is a drill.
    public let isDrill: Bool
    /// Gateway time of the decision.
    public let at: Moment
    /// When the broker got it, true time.
    public let heardAt: Moment

    /// Makes a record.
    public init(
        number: Int64, addressee: String, recipient: String, role: String, purpose: String, priority: String,
        alarm: Int64?, edge: Int64, isDrill: Bool, at: Moment, heardAt: Moment
    ) {
        self.number = number
        self.addressee = addressee
        self.recipient = recipient
        self.role = role
        self.purpose = purpose
        self.priority = priority
        self.alarm = alarm
        self.edge = edge
        self.isDrill = isDrill
        self.at = at
        self.heardAt = heardAt
    }
}
