import CareCore
import Ingest

/// Messages that are at hand, in place of a broker: for filling a database with the real line.
struct FeedTransport: ~Copyable, Transport {
    private var urgent: [(topic: [UInt8], payload: [UInt8])] = []
    private var bulk: [(topic: [UInt8], payload: [UInt8])] = []
    private var heads = (urgent: 0, bulk: 0)
    private var hasConnected = false
    private var packetID: UInt16 = 0
    private var confirmed: [OutboxID] = []

    /// Puts a message in.
    mutating func append(_ lane: Lane, topic: String, payload: String) {
        let message = (Array(topic.utf8), Array(payload.utf8))
        if lane == .urgent { urgent.append(message) } else { bulk.append(message) }
    }

    /// Forgets what was taken.
    mutating func removeAll() {
        urgent.removeAll(keepingCapacity: true)
        bulk.removeAll(keepingCapacity: true)
        heads = (0, 0)
    }

    mutating func wait(atMost: Milliseconds, now: Timestamp) {}

    mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        let messages = lane == .urgent ? urgent : bulk
        let head = lane == .urgent ? heads.urgent : heads.bulk
        let end = min(messages.count, head + limit)
        for (topic, payload) in messages[head..<end] {
            packetID = packetID == .max ? 1 : packetID + 1
            topic.withUnsafeBytes { topic in
                payload.withUnsafeBytes { payload in
                    batch.append(lane: lane, packetID: packetID, isRetained: false, topic: topic, payload: payload)
                }
            }
        }
        if lane == .urgent { heads.urgent = end } else { heads.bulk = end }
        return end < messages.count ? .more : .drained
    }

    func hasInput(_ lane: Lane) -> Bool {
        lane == .urgent ? heads.urgent < urgent.count : heads.bulk < bulk.count
    }

    mutating func acknowledge() {}

    mutating func rest(_ lane: Lane) {}

    mutating func withhold() {}

    mutating func abandon(pause: Milliseconds) {}

    mutating func publish(_ message: borrowing OutgoingMessage) -> Bool {
        confirmed.append(message.id)
        return true
    }

    mutating func takeConfirmed(into confirmed: inout [OutboxID]) {
        confirmed += self.confirmed
        self.confirmed.removeAll(keepingCapacity: true)
    }

    mutating func takeChanges(into changes: inout [LaneChange]) {
        guard !hasConnected else { return }
        hasConnected = true
        for lane in Lane.allCases {
            changes.append(.connected(lane, sessionPresent: false, receiveMaximum: 1_000))
            changes.append(.subscribed(lane))
        }
    }

    mutating func leave(reasonCode: UInt8, atMost: Milliseconds) {}
}
