import CareCore
import Ingest

/// The port to the broker that a simulated gateway is given.
struct SimTransport: Transport {
    let port: GatewayPort
    let tampering: Tampering

    mutating func wait(atMost: Milliseconds, now: Timestamp) { port.wait(atMost: atMost) }

    mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        guard let tamper = tampering.receive else { return port.receive(lane, into: &batch, limit: limit) }
        return tamper(port, lane, &batch, limit)
    }

    func hasInput(_ lane: Lane) -> Bool { port.waiting(lane) > 0 }

    mutating func acknowledge() {
        guard let tamper = tampering.acknowledge else { return port.acknowledge() }
        tamper(port)
    }

    mutating func rest(_ lane: Lane) { port.rest(lane) }

    // The simulated broker has no queue in which an acknowledgement could stand before an alarm message.
    mutating func withhold() {}

    mutating func abandon(pause: Milliseconds) { port.abandon(pause: pause) }

    mutating func publish(_ message: borrowing OutgoingMessage) -> Bool {
        if tampering.swallow?(copy message) == true { return true }
        guard let tamper = tampering.send else { return port.publish(message) }
        return port.publish(tamper(copy message))
    }

    mutating func takeConfirmed(into confirmed: inout [OutboxID]) { port.takeConfirmed(into: &confirmed) }

    mutating func takeChanges(into changes: inout [LaneChange]) {
        port.takeChanges(into: &changes)
        tampering.changes?(&changes)
    }

    mutating func leave(reasonCode: UInt8, atMost: Milliseconds) { port.leave() }
}
