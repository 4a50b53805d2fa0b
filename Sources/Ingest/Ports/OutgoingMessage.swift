public import CareCore

/// A message for the broker. QoS is always 1.
public struct OutgoingMessage: Sendable, Equatable {
    /// What is sent first when the window is narrow (promise 11). Raw values are stored and never change.
    public enum Rank: UInt8, CaseIterable, Comparable, Sendable {
        case heartbeat = 0
        case alarm = 1
        case eventReceipt = 2
        case telemetryReceipt = 3
        case command = 4

        /// Its place in the order of sending, from 0: a command before the many receipts of telemetry, because it is
        /// of use for minutes only.
        public var turn: Int {
            switch self {
            case .heartbeat: 0
            case .alarm: 1
            case .eventReceipt: 2
            case .command: 3
            case .telemetryReceipt: 4
            }
        }

        /// Orders by the order of sending.
        public static func < (left: Rank, right: Rank) -> Bool { left.turn < right.turn }
    }

    /// Its number in the outbox.
    public let id: OutboxID
    /// How soon it is sent.
    public let rank: Rank
    /// The topic name.
    public let topic: String
    /// The payload.
    public let payload: [UInt8]
    /// Whether the broker keeps it for later subscribers.
    public let isRetained: Bool
    /// Gateway time from which it is of no use: neither the gateway nor a broker of MQTT 5 hands it over then; `nil`
    /// for what always counts.
    public let expiresAt: Timestamp?

    /// Makes a message.
    public init(
        id: OutboxID, rank: Rank, topic: String, payload: [UInt8], isRetained: Bool = false,
        expiresAt: Timestamp? = nil
    ) {
        self.id = id
        self.rank = rank
        self.topic = topic
        self.payload = payload
        self.isRetained = isRetained
        self.expiresAt = expiresAt
    }
}
