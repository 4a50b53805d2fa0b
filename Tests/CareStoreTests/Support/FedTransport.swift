import CareCore
import Ingest

/// A broker that hands out what a test puts in, and takes everything.
struct FedTransport: Transport {
    /// What waits, and whether the lanes have said that they are connected.
    final class Feed {
        var waiting: [(lane: Lane, topic: String, payload: String)] = []
        var changes: [LaneChange] = Lane.allCases.flatMap { lane -> [LaneChange] in
            [.connected(lane, sessionPresent: false, receiveMaximum: 1_000), .subscribed(lane)]
        }
        fileprivate var packet: UInt16 = 0
    }

    let feed: Feed

    mutating func wait(atMost: Milliseconds, now: Timestamp) {}

    mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        let taken = feed.waiting.filter { $0.lane == lane }
        feed.waiting.removeAll { $0.lane == lane }
        for message in taken {
            feed.packet = feed.packet % 60_000 + 1
            Array(message.topic.utf8).withUnsafeBytes { topic in
                Array(message.payload.utf8).withUnsafeBytes { payload in
                    batch.append(
                        lane: lane, packetID: feed.packet, isRetained: false, subscription: 1, topic: topic,
                        payload: payload)
                }
            }
        }
        return .drained
    }

    mutating func acknowledge() {}
    mutating func rest(_ lane: Lane) {}
    mutating func withhold() {}
    mutating func abandon(pause: Milliseconds) {}
    mutating func publish(_ message: borrowing OutgoingMessage) -> Bool { true }
    mutating func takeConfirmed(into confirmed: inout [OutboxID]) {}

    mutating func takeChanges(into changes: inout [LaneChange]) {
        changes += feed.changes
        feed.changes = []
    }

    mutating func leave(reasonCode: UInt8, atMost: Milliseconds) {}
}
