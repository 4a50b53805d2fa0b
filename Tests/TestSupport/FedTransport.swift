public import CareCore
public import Ingest

/// A broker that hands out what a test puts in, and takes everything.
public struct FedTransport: Transport {
    /// What waits, and whether the lanes have said that they are connected.
    public final class Feed {
        /// Messages that wait, oldest first.
        public var waiting: [(lane: Lane, topic: String, payload: String)] = []
        /// What has happened to the lanes.
        public var changes: [LaneChange] = Lane.allCases.flatMap { lane -> [LaneChange] in
            [.connected(lane, sessionPresent: false, receiveMaximum: 1_000), .subscribed(lane)]
        }
        fileprivate var packet: UInt16 = 0

        /// Makes a broker without messages.
        public init() {}
    }

    private let feed: Feed

    /// Takes what the test puts into `feed`.
    public init(feed: Feed) { self.feed = feed }

    public mutating func wait(atMost: Milliseconds, now: Timestamp) {}

    public mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
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

    public mutating func acknowledge() {}
    public mutating func rest(_ lane: Lane) {}
    public mutating func withhold() {}
    public mutating func abandon(pause: Milliseconds) {}
    public mutating func publish(_ message: borrowing OutgoingMessage) -> Bool { true }
    public mutating func takeConfirmed(into confirmed: inout [OutboxID]) {}

    public mutating func takeChanges(into changes: inout [LaneChange]) {
        changes += feed.changes
        feed.changes = []
    }

    public mutating func leave(reasonCode: UInt8, atMost: Milliseconds) {}
}
