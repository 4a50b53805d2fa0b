package import CareCore
package import Ingest

/// A broker that hands out what a test puts in, and takes everything.
package struct FedTransport: Transport {
    /// What waits, and whether the lanes have said that they are connected.
    package final class Feed {
        /// Messages that wait, oldest first.
        package var waiting: [(lane: Lane, topic: String, payload: String)] = []
        /// What has happened to the lanes.
        package var changes: [LaneChange] = Lane.allCases.flatMap { lane -> [LaneChange] in
            [.connected(lane, sessionPresent: false, receiveMaximum: 1_000), .subscribed(lane)]
        }
        fileprivate var packet: UInt16 = 0

        /// Makes a broker without messages.
        package init() {}
    }

    private let feed: Feed

    /// Takes what the test puts into `feed`.
    package init(feed: Feed) { self.feed = feed }

    package mutating func wait(atMost: Milliseconds, now: Timestamp) {}

    package mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
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

    package func hasInput(_ lane: Lane) -> Bool { feed.waiting.contains { $0.lane == lane } }

    package mutating func acknowledge() {}
    package mutating func rest(_ lane: Lane) {}
    package mutating func withhold() {}
    package mutating func abandon(pause: Milliseconds) {}
    package mutating func publish(_ message: borrowing OutgoingMessage) -> Bool { true }
    package mutating func takeConfirmed(into confirmed: inout [OutboxID]) {}

    package mutating func takeChanges(into changes: inout [LaneChange]) {
        changes += feed.changes
        feed.changes = []
    }

    package mutating func leave(reasonCode: UInt8, atMost: Milliseconds) {}
}
