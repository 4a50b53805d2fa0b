public import CareCore

/// Something that happened to a lane's connection.
public enum LaneChange: Sendable, Equatable {
    /// The broker accepted the connection; `sessionPresent` says that it kept our session, so that unacknowledged
    /// messages come again. `receiveMaximum` is the number of our publishes it takes unconfirmed.
    case connected(Lane, sessionPresent: Bool, receiveMaximum: Int)
    /// The subscriptions of the lane are confirmed.
    case subscribed(Lane)
    /// An established connection is gone, with the reason in words for the operator.
    case disconnected(Lane, reason: String)
    /// An attempt to connect failed before the broker answered, with the reason in words for the operator.
    case unreachable(Lane, reason: String)
    /// The broker refused the connection: words and MQTT reason code.
    case refused(Lane, code: Int32, reason: String)
}
