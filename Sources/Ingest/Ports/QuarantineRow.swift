public import CareCore

/// A message kept aside with the reason (promise 5).
public struct QuarantineRow: Sendable, Equatable {
    /// The topic name.
    public let topic: [UInt8]
    /// At most `Limits.quarantinePayload` bytes.
    public let payload: [UInt8]
    /// Length of the whole payload.
    public let payloadLength: Int
    /// Why.
    public let reason: QuarantineReason
    /// What exactly was wrong, with the byte offset where it applies.
    public let detail: String
    /// Gateway time of the receipt.
    public let receivedAt: Timestamp

    /// Makes a row; cuts the payload.
    public init(
        topic: some Sequence<UInt8>, payload: some Collection<UInt8>, reason: QuarantineReason, detail: String,
        receivedAt: Timestamp
    ) {
        self.topic = Array(topic)
        self.payload = Array(payload.prefix(Limits.quarantinePayload))
        payloadLength = payload.count
        self.reason = reason
        self.detail = detail
        self.receivedAt = receivedAt
    }
}
