/// One topic filter a connection subscribes to, always with QoS 1.
///
/// QoS 2 would lose messages: libmosquitto answers PUBREC before anyone has seen the message.
public struct Subscription: Sendable, Hashable {
    /// Which retained messages the broker sends when the subscription is made. MQTT 3.1.1 always sends all.
    public enum RetainHandling: Int32, Sendable {
        /// Each time.
        case always = 0x00
        /// Only when the session did not have the subscription before.
        case whenNew = 0x10
        /// Never.
        case never = 0x20
    }

    /// Topic filter, with `+` and `#`.
    public let filter: String
    /// What happens to retained messages.
    public let retained: RetainHandling

    /// Makes a subscription.
    public init(_ filter: String, retained: RetainHandling) {
        self.filter = filter
        self.retained = retained
    }
}
