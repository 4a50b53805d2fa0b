public import CareCore

/// A message that goes to quarantine, wholly or for a part of it, and whom to tell.
public struct Rejection: Sendable, Equatable {
    /// Who sent it, as far as the topic name says.
    public struct Sender: Sendable, Equatable {
        /// County of the topic name.
        public let county: CountyCode
        /// Device of the topic name.
        public let device: DeviceID
        /// Kind of the topic name.
        public let kind: Message.Kind
    }

    /// Why.
    public let reason: QuarantineReason
    /// What exactly.
    public let detail: String
    /// `nil` when the topic name is none of ours: then there is nobody to answer.
    public var sender: Sender?
    /// The device that a foreign topic names; nobody there waits for an answer.
    public var speaker: DeviceID?
    /// The message's own reference, when it could be read.
    public var reference: String?
    /// The registered device that sent it, where that is known although the message could not be read.
    public var unreadableOf: DeviceNumber?
    /// Whether a telemetry message asked for a receipt.
    public var wantsReceipt = false

    /// The receipt that answers the message; `nil` when nobody waits for one.
    public func receipt(at now: Timestamp) -> (topicCounty: CountyCode, device: DeviceID, receipt: Receipt)? {
        guard let sender, let status = reason.receipt, sender.kind != .status else { return nil }
        let isTelemetry = sender.kind == .telemetry
        if isTelemetry, !wantsReceipt || reference == nil { return nil }
        return (
            sender.county, sender.device,
            Receipt(
                device: DeviceNumber(-1), references: [reference], isTelemetry: isTelemetry, status: status, at: now)
        )
    }
}
