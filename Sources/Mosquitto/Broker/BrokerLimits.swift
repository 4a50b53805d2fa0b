/// What the broker said when it accepted the connection. What it left out has MQTT's default.
public struct BrokerLimits: Sendable, Hashable {
    /// Whether it kept our session.
    public let isSessionPresent: Bool
    /// Our publishes it takes unconfirmed; 65535 when it names none, 0 with MQTT 3.1.1, which has no such thing.
    public let receiveMaximum: Int
    /// Highest QoS it takes.
    public let maximumQoS: UInt8
    /// Whether it keeps retained messages.
    public let keepsRetained: Bool
    /// Whether a subscription may carry an identifier that comes back with its messages; never with MQTT 3.1.1.
    public let takesSubscriptionIdentifiers: Bool
    /// Largest packet it takes in bytes; `nil`: no limit of its own.
    public let packetBytes: UInt32?
    /// The session expiry it enforces instead of ours, in seconds.
    public let sessionExpirySeconds: UInt32?
    /// The keep-alive it enforces instead of ours, in seconds.
    public let keepAliveSeconds: UInt16?
}
