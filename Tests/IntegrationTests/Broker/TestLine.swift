import CareCore
import CareWire
import Ingest
import Mosquitto

/// A transport with the smallest line around it: real time, and loops that end by a bound.
final class TestLine {
    var transport: MosquittoTransport
    let waker: TransportWaker
    var changes: [LaneChange] = []
    var confirmed: [OutboxID] = []
    private let start = ContinuousClock.now

    init(_ options: TransportOptions) throws {
        waker = try TransportWaker()
        transport = try MosquittoTransport(options: options, waker: waker)
    }

    /// Options for a broker on this machine: `urgent/#` and `bulk/#`, quick back-off.
    static func options(port: UInt16, clientID: String = "line") -> TransportOptions {
        var options = TransportOptions(
            clientID: clientID, address: BrokerAddress(host: "127.0.0.1", port: port),
            urgent: [Subscription("urgent/#", retained: .never)], bulk: [Subscription("bulk/#", retained: .never)])
        options.backoff = Backoff(first: Milliseconds(20), longest: Milliseconds(200))
        return options
    }

    var now: Timestamp { Timestamp(milliseconds: TestTime.milliseconds(since: start)) }

    /// One wait and what it brought; reads no messages of an established connection.
    func turn(atMost: Milliseconds = Milliseconds(20)) {
        transport.wait(atMost: atMost, now: now)
        transport.takeChanges(into: &changes)
        transport.takeConfirmed(into: &confirmed)
    }

    /// Waits until both lanes are subscribed, keeping messages that come unread as far as possible.
    /// - Returns: What was read on the way; it is not acknowledged.
    func connect(atMost: Milliseconds = .seconds(10)) throws -> RawBatch {
        changes.removeAll()
        var batch = RawBatch()
        try until("both lanes are subscribed", atMost: atMost) {
            turn()
            for lane in Lane.allCases where !changes.contains(.subscribed(lane)) {
                _ = transport.receive(lane, into: &batch, limit: 1)
            }
            transport.takeChanges(into: &changes)
            if batch.items.isEmpty { transport.acknowledge() }
            return Lane.allCases.allSatisfy { changes.contains(.subscribed($0)) }
        }
        return batch
    }

    /// Receives from a lane until `count` messages are in the batch; acknowledges nothing.
    func receive(_ count: Int, from lane: Lane = .bulk, atMost: Milliseconds = .seconds(20)) throws -> [String] {
        Self.payloads(try receiveBatch(count, from: lane, atMost: atMost))
    }

    /// The same, with all that is known of the messages.
    func receiveBatch(
        _ count: Int, from lane: Lane = .bulk, atMost: Milliseconds = .seconds(20)
    ) throws -> RawBatch {
        var batch = RawBatch()
        try until("\(count) messages came on \(lane)", atMost: atMost) {
            turn(atMost: Milliseconds(50))
            _ = transport.receive(lane, into: &batch, limit: count - batch.items.count)
            return batch.items.count >= count
        }
        return batch
    }

    /// Receives whatever comes within `time`.
    func receiveAll(from lane: Lane = .bulk, for time: Milliseconds) -> [String] {
        let end = now + time
        var batch = RawBatch()
        while now < end {
            turn()
            _ = transport.receive(lane, into: &batch, limit: 100_000)
        }
        return Self.payloads(batch)
    }

    /// One receive of at most one message; the message is not kept.
    func receiveOnce(from lane: Lane = .bulk) -> ReceiveOutcome {
        var scrap = RawBatch()
        return transport.receive(lane, into: &scrap, limit: 1)
    }

    /// Publishes one message with the given outbox number.
    func publish(
        _ number: Int, topic: String = "out", payload: [UInt8] = [0x78], isRetained: Bool = false,
        expiresAt: Timestamp? = nil
    ) -> Bool {
        let id = OutboxID(Int64(number))
        return transport.publish(
            OutgoingMessage(
                id: id, rank: .alarm, topic: topic, payload: payload, isRetained: isRetained, expiresAt: expiresAt))
    }

    static func payloads(_ batch: RawBatch) -> [String] {
        batch.items.map { String(decoding: batch.bytes[$0.payload], as: UTF8.self) }
    }

    func until(_ what: String, atMost: Milliseconds = .seconds(10), _ condition: () throws -> Bool) throws {
        let end = now + atMost
        while try !condition() {
            if now > end { throw TestFailure("not within \(atMost): \(what); changes: \(changes)") }
        }
    }
}
