public import CareCore

/// A message kept aside, as it is read back.
public struct QuarantineRecord: Sendable, Equatable {
    /// Cut to 1,024 bytes.
    public let topic: [UInt8]
    /// Cut to `Limits.quarantinePayload` bytes.
    public let payload: [UInt8]
    /// Length of the whole payload in bytes.
    public let payloadLength: Int
    /// Why it was kept aside.
    public let reason: QuarantineReason
    /// What exactly was wrong.
    public let detail: String
    /// Gateway time of the receipt.
    public let receivedAt: Timestamp
}
