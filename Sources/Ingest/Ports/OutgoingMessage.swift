/// A message for the broker. QoS is always 1.
public struct OutgoingMessage: Sendable, Equatable {
    /// What is sent first when the window is narrow (promise 11). Raw values are stored and never change.
    public enum Rank: UInt8, CaseIterable, Comparable, Sendable {
        case heartbeat = 0
        case alarm = 1
        case eventReceipt = 2
        case telemetryReceipt = 3

        /// Orders by value.
        public static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
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

    /// Makes a message.
    public init(id: OutboxID, rank: Rank, topic: String, payload: [UInt8], isRetained: Bool = false) {
        self.id = id
        self.rank = rank
        self.topic = topic
        self.payload = payload
        self.isRetained = isRetained
    }
}
