/// What a device is told to do, sent once the transaction that holds its cause is on disk.
public struct DeviceCommand: Sendable, Equatable {
    /// The orders there are; the raw value is the word on the wire and in profiles.
    public enum Kind: String, CaseIterable, Sendable {
        /// Measure now, out of turn.
        case measure
    }

    /// Who is told.
    public let device: DeviceNumber
    /// What tells it from the device's other commands: one that comes twice is obeyed once.
    public let reference: String
    /// What to do.
    public let kind: Kind
    /// What to measure.
    public let metrics: [Metric]
    /// Gateway time of the command.
    public let at: Timestamp
    /// The moment from which nobody waits for the answer any more; from then on the command is not sent.
    public let until: Timestamp

    /// Makes a command.
    public init(
        device: DeviceNumber, reference: String, kind: Kind, metrics: [Metric], at: Timestamp, until: Timestamp
    ) {
        self.device = device
        self.reference = reference
        self.kind = kind
        self.metrics = metrics
        self.at = at
        self.until = until
    }
}
