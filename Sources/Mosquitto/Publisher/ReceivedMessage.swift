/// A message that came to a device-side connection.
public struct ReceivedMessage: Sendable, Equatable {
    /// Topic name.
    public let topic: String
    /// Payload.
    public let payload: [UInt8]
    /// Whether the broker sent it because it had kept it, not because it was just published.
    public let isRetained: Bool
}
