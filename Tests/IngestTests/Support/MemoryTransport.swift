import CareCore
import Ingest

/// The line's side of a `MemoryBroker`.
struct MemoryTransport: Transport {
    let broker: MemoryBroker

    mutating func wait(atMost: Milliseconds, now: Timestamp) {}

    mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        broker.receive(lane, into: &batch, limit: limit)
    }

    func hasInput(_ lane: Lane) -> Bool { broker.hasInput(lane) }

    mutating func acknowledge() { broker.acknowledge() }

    mutating func rest(_ lane: Lane) { broker.rest(lane) }

    mutating func withhold() { broker.withhold() }

    mutating func abandon(pause: Milliseconds) { broker.abandon(pause: pause) }

    mutating func publish(_ message: borrowing OutgoingMessage) -> Bool {
        broker.publish(
            OutgoingMessage(
                id: message.id, rank: message.rank, topic: message.topic, payload: message.payload,
                isRetained: message.isRetained, expiresAt: message.expiresAt))
    }

    mutating func takeConfirmed(into confirmed: inout [OutboxID]) { confirmed += broker.takeConfirmed() }

    mutating func takeChanges(into changes: inout [LaneChange]) { changes += broker.takeChanges() }

    mutating func leave(reasonCode: UInt8, atMost: Milliseconds) { broker.lose() }
}
