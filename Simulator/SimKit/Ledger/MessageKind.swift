/// What the last level of a topic name says of a message.
public enum MessageKind: String, CaseIterable, Sendable {
    case event
    case telemetry
    case status

    /// Whether the gateway takes it in on the urgent lane.
    public var isUrgent: Bool { self == .event }
}
