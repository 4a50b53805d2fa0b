/// The first word of a device after it was mended.
public struct RepairEvidence: Sendable, Equatable {
    /// What the device said. Raw values are stored and never change.
    public enum Kind: UInt8, CaseIterable, Sendable {
        /// A heartbeat.
        case status = 1
        /// A valid value of a metric.
        case reading = 2
        /// A press, a dose, a door.
        case event = 3

        /// The word in records and on the wire.
        public var name: String {
            switch self {
            case .status: "heartbeat"
            case .reading: "reading"
            case .event: "event"
            }
        }
    }

    /// What it said.
    public let kind: Kind
    /// The device's own time of it, not before the mending.
    public let at: Timestamp

    /// Makes evidence.
    public init(kind: Kind, at: Timestamp) {
        self.kind = kind
        self.at = at
    }
}
