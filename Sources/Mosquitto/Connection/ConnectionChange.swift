/// Something that happened to one connection.
public enum ConnectionChange: Sendable, Equatable {
    /// The broker accepted the connection.
    case connected(BrokerLimits)
    /// Every subscription is confirmed.
    case subscribed
    /// An established connection is gone, with the reason in words.
    case disconnected(reason: String)
    /// An attempt failed before the broker answered, with the reason in words.
    case unreachable(reason: String)
    /// The broker refused the connection or a subscription: code and words.
    case refused(code: Int32, reason: String)
}
