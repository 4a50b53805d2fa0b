/// What the broker publishes for a connection that ends without a word. QoS is always 1.
public struct WillMessage: Sendable, Hashable {
    /// Topic name.
    public let topic: String
    /// Payload.
    public let payload: [UInt8]
    /// Whether the broker keeps it as the topic's retained message.
    public let isRetained: Bool

    /// Makes a will.
    public init(topic: String, payload: [UInt8], isRetained: Bool) {
        self.topic = topic
        self.payload = payload
        self.isRetained = isRetained
    }
}
