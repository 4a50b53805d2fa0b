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
        /// Who answered did not call back in time; it waits for an answer again.
        case reescalated = 23

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
            case .reescalated: "reescalated"
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

    /// Makes an edge.
    public init(alarm: Alarm, cause: Cause, at: Timestamp, by: String?) {
        self.alarm = alarm
        self.cause = cause
        self.at = at
        self.by = by
    }
}
