/// One transition of an alarm: a row of its history and a message to whoever listens.
public struct AlarmEdge: Sendable, Equatable {
    /// What happened. Raw values are stored and never change.
    public enum Cause: UInt8, CaseIterable, Sendable {
        case raised = 1
        /// The cause occurred again.
        case repeated = 2
        /// The priority rose by a stage.
        case escalated = 3
        /// A second look made it less urgent.
        case downgraded = 4
        case acknowledged = 5
        /// The condition ended.
        case cleared = 6
        /// Nobody has answered; it is announced again.
        case reminded = 7
        /// A person closed it.
        case closed = 8
        /// Somebody has spoken with the person, or tried to.
        case calledBack = 9
        /// Somebody was sent.
        case dispatched = 10
        /// Who was sent is there.
        case arrived = 11
        case commented = 12
        case assigned = 13
        case shelved = 14
        /// A shelving ended while the condition holds.
        case unshelved = 15
        /// Suppressed by design.
        case suppressed = 16
        /// The suppression ended while the condition holds.
        case unsuppressed = 17
        case takenOutOfService = 18
        case returnedToService = 19
        /// A closing was taken back.
        case reopened = 20
        /// The carer has not ended it in time: the operator sees to it from now on.
        case handedOver = 21
        /// It comes and goes too often: it stands as one alarm until its condition stays away.
        case chattering = 22
        /// Who answered did not call back in time; it waits for an answer again.
        case reescalated = 23
        /// It was answered long ago and its condition still holds.
        case realarmed = 24

        /// Whether there is something new to tell whoever reads a collection: it began, rings again, or concerns
        /// others than before.
        var isNews: Bool {
            switch self {
            case .raised, .repeated, .escalated, .downgraded, .handedOver, .unshelved, .unsuppressed,
                .returnedToService, .realarmed:
                true
            default: false
            }
        }

        /// The word in records and on the wire.
        public var name: String {
            switch self {
            case .raised: "raised"
            case .repeated: "repeated"
            case .escalated: "escalated"
            case .downgraded: "downgraded"
            case .acknowledged: "acknowledged"
            case .cleared: "cleared"
            case .reminded: "reminded"
            case .closed: "closed"
            case .calledBack: "called_back"
            case .dispatched: "dispatched"
            case .arrived: "arrived"
            case .commented: "commented"
            case .assigned: "assigned"
            case .shelved: "shelved"
            case .unshelved: "unshelved"
            case .suppressed: "suppressed"
            case .unsuppressed: "unsuppressed"
            case .takenOutOfService: "taken_out_of_service"
            case .returnedToService: "returned_to_service"
            case .reopened: "reopened"
            case .handedOver: "handed_over"
            case .chattering: "chattering"
            case .reescalated: "reescalated"
            case .realarmed: "realarmed"
            }
        }
    }

    /// The alarm after the transition.
    public let alarm: Alarm
    /// What happened.
    public let cause: Cause
    /// Gateway time of the transition.
    public let at: Timestamp
    /// Who did it; `nil` for the gateway.
    public let by: String?
    /// What was said with it: a note, a reason, a name; `nil` for nothing.
    public let detail: AlarmRemark?

    /// Makes an edge.
    public init(alarm: Alarm, cause: Cause, at: Timestamp, by: String?, detail: AlarmRemark? = nil) {
        self.alarm = alarm
        self.cause = cause
        self.at = at
        self.by = by
        self.detail = detail
    }
}
