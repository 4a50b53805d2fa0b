/// One message to one recipient through one channel, decided by the core and written in the transaction of what it
/// tells of; delivered afterwards, at least once.
public struct Notification: Sendable, Equatable {
    /// What it tells the recipient. Raw values are stored and never change.
    public enum Purpose: UInt8, CaseIterable, Sendable {
        /// An alarm or an incident began, or an alarm's cause came again.
        case raised = 1
        /// Nobody answered in time, or the alarm rose: the next in the chain is told.
        case escalated = 2
        /// Nobody has answered yet; the same people are told again.
        case reminded = 3
        /// What they were told of is over or somebody sees to it.
        case ended = 4
        /// A line of a collection of what did not ring.
        case digest = 5
        /// Somebody tries the channel.
        case test = 6
        /// The whole chain found nobody: who is told now is told whatever rota and hours say.
        case lastResort = 7

        /// The word on the wire and in records.
        public var name: String {
            switch self {
            case .raised: "raised"
            case .escalated: "escalated"
            case .reminded: "reminded"
            case .ended: "ended"
            case .digest: "digest"
            case .test: "test"
            case .lastResort: "last_resort"
            }
        }
    }

    /// The channel that is the broker itself: its messages leave with the alarm's own, through the same outbox.
    public static let brokerChannel = "mqtt"

    /// Its number, by which a receiver knows a second delivery.
    public let id: NotificationID
    /// What it tells.
    public let purpose: Purpose
    /// The alarm it is about; `nil` for a test, an incident and what a digest has no line for.
    public let alarm: AlarmID?
    /// The alarm's edge that caused it, from 1; 0 without an alarm. Of a digest the newest edge that was news.
    public let edge: Int32
    /// Why this person is told: a role of the escalation policy such as `family`.
    public let role: String
    /// Identity of the person or service in the contact book.
    public let recipient: String
    /// Name of the channel in the configuration.
    public let channel: String
    /// Where the channel reaches the recipient: a telephone number, a mail address, a user of the robot; empty where
    /// the channel has one receiver only. Personal data: never logged.
    public let address: String
    /// How urgent the alarm was when this was decided; P1 is never grouped or held back. P4 for what stands in a
    /// digest, however urgent the alarm.
    public let priority: Priority
    /// Gateway time of the decision.
    public let at: Timestamp
    /// First moment of delivery: later than `at` in a flood, so that several go as one message.
    public let notBefore: Timestamp
    /// From when it is of no use; `nil` for never.
    public let expiresAt: Timestamp?
    /// Whether it belongs to a drill: the message says so.
    public let isDrill: Bool
    /// The incident or drill that has begun or is over; `nil` for one about an alarm, a digest or a test.
    public let incident: IncidentID?

    /// Makes a notification.
    public init(
        id: NotificationID, purpose: Purpose, alarm: AlarmID?, edge: Int32, role: String, recipient: String,
        channel: String, address: String, priority: Priority, at: Timestamp, notBefore: Timestamp,
        expiresAt: Timestamp? = nil, isDrill: Bool = false, incident: IncidentID? = nil
    ) {
        self.id = id
        self.purpose = purpose
        self.alarm = alarm
        self.edge = edge
        self.role = role
        self.recipient = recipient
        self.channel = channel
        self.address = address
        self.priority = priority
        self.at = at
        self.notBefore = notBefore
        self.expiresAt = expiresAt
        self.isDrill = isDrill
        self.incident = incident
    }
}
