/// An application-level answer to a device, sent once its message is on disk.
public struct Receipt: Sendable, Equatable {
    /// Who is answered.
    public let device: DeviceNumber
    /// References answered: one for an event, up to `Limits.receiptReferences` for telemetry. `nil` stands for an
    /// event that sent none.
    public let references: [String?]
    /// Whether it answers telemetry (`refs`) or one event (`ref`).
    public let isTelemetry: Bool
    /// The answer.
    public let status: ReceiptStatus
    /// Gateway time.
    public let at: Timestamp

    /// Makes a receipt.
    public init(device: DeviceNumber, references: [String?], isTelemetry: Bool, status: ReceiptStatus, at: Timestamp) {
        self.device = device
        self.references = references
        self.isTelemetry = isTelemetry
        self.status = status
        self.at = at
    }
}
