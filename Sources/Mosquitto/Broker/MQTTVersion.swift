/// The protocol spoken with the broker.
public enum MQTTVersion: String, Sendable, CaseIterable {
    /// MQTT 5: the window, the session's life and the reasons for a refusal are negotiated.
    case v5 = "5"
    /// MQTT 3.1.1, for brokers that speak nothing newer (NATS); the broker's own window counts.
    case v311 = "3.1.1"
}
