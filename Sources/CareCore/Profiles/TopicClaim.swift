/// A foreign topic that a profile claims, and how its messages are read. Decision 21.
public struct TopicClaim: Sendable, Equatable {
    /// What the messages are.
    public enum Content: Sendable, Equatable {
        /// One flat object: the profile's fields are readings, those of `events` say what happened, and that of `time`
        /// when; `nil` where the receive time counts.
        case telemetry(time: String?, events: [EventField])
        /// Whether the device is reachable: a word by itself or as that field of an object.
        case status(field: String, values: [String: Bool])
    }

    /// The topic names.
    public let pattern: TopicPattern
    /// The connection they are subscribed on.
    public let lane: Lane
    /// What the messages are.
    public let content: Content

    /// Makes a claim.
    public init(pattern: TopicPattern, lane: Lane, content: Content) {
        self.pattern = pattern
        self.lane = lane
        self.content = content
    }
}

extension TopicClaim {
    /// The kind that our own topic names would give the messages.
    public var kind: Message.Kind {
        switch content {
        case .telemetry: .telemetry
        case .status: .status
        }
    }

    /// The fields that say what happened.
    public var events: [EventField] {
        guard case .telemetry(_, let events) = content else { return [] }
        return events
    }
}
