import CareCore
import Ingest

/// A broker that is there and loses nothing: it hands over what devices of a played programme say, when they say it.
struct SignTransport: Transport {
    private var waiting: [(lane: Lane, topic: String, payload: String)] = []
    private var changes: [LaneChange]
    private let isConnected: Bool
    private var packet: UInt16 = 0
    private var confirmed: [OutboxID] = []

    init(isConnected: Bool) {
        self.isConnected = isConnected
        changes =
            isConnected
            ? Lane.allCases.flatMap { lane -> [LaneChange] in
                [.connected(lane, sessionPresent: false, receiveMaximum: 1_000), .subscribed(lane)]
            } : []
    }

    /// A device says something.
    mutating func say(_ topic: String, _ payload: String) {
        waiting.append((topic.hasSuffix("/event") ? .urgent : .bulk, topic, payload))
    }

    mutating func wait(atMost: Milliseconds, now: Timestamp) {}

    mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        guard isConnected else { return .disconnected }
        var taken = 0
        while taken < limit, let index = waiting.firstIndex(where: { $0.lane == lane }) {
            let message = waiting.remove(at: index)
            packet = packet == .max ? 1 : packet + 1
            Array(message.topic.utf8).withUnsafeBytes { topic in
                Array(message.payload.utf8).withUnsafeBytes { payload in
                    batch.append(lane: lane, packetID: packet, isRetained: false, topic: topic, payload: payload)
                }
            }
            taken += 1
        }
        return waiting.contains { $0.lane == lane } ? .more : .drained
    }

    func hasInput(_ lane: Lane) -> Bool { waiting.contains { $0.lane == lane } }

    mutating func acknowledge() {}

    mutating func rest(_ lane: Lane) {}

    mutating func withhold() {}

    mutating func abandon(pause: Milliseconds) {}

    mutating func publish(_ message: borrowing OutgoingMessage) -> Bool {
        guard isConnected else { return false }
        confirmed.append(message.id)
        return true
    }

    mutating func takeConfirmed(into confirmed: inout [OutboxID]) {
        confirmed += self.confirmed
        self.confirmed.removeAll()
    }

    mutating func takeChanges(into changes: inout [LaneChange]) {
        changes += self.changes
        self.changes.removeAll()
    }

    mutating func leave(reasonCode: UInt8, atMost: Milliseconds) {}
}
