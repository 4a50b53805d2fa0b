/// The gateway's answer as a device reads it from its receipt topic.
public struct DeviceReceipt: Sendable, Equatable {
    /// The references answered; `nil` stands for an event that had none.
    public let references: [String?]
    /// The status number of the wire.
    public let status: Int

    /// Makes an answer.
    public init(references: [String?], status: Int) {
        self.references = references
        self.status = status
    }

    /// Whether the device must send again: busy or internal error.
    public var asksForRetry: Bool { status == 20 || status == 30 }

    /// Whether it says that the message was there before.
    public var isDuplicate: Bool { status == 1 }
}
