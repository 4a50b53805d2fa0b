import CareCore
import Ingest

/// A broker of two queues: what is put in comes once, what is published is confirmed at once.
struct QueueTransport: Transport {
    final class Queues {
        var waiting: [Lane: [(topic: String, payload: String)]] = [:]
        var changes: [LaneChange] = Lane.allCases.flatMap {
            [.connected($0, sessionPresent: false, receiveMaximum: 1_000), .subscribed($0)]
        }
        var confirmed: [OutboxID] = []
        var packet: UInt16 = 0
    }

    let queues: Queues

    mutating func wait(atMost: Milliseconds, now: Timestamp) {}

    mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        var waiting = (queues.waiting[lane] ?? [])[...]
        for _ in 0..<limit {
            guard let (topic, payload) = waiting.popFirst() else { break }
            queues.packet &+= 1
            let packet = queues.packet
            Array(topic.utf8).withUnsafeBytes { topic in
                Array(payload.utf8).withUnsafeBytes { payload in
                    batch.append(lane: lane, packetID: packet, isRetained: false, topic: topic, payload: payload)
                }
            }
        }
        queues.waiting[lane] = Array(waiting)
        return waiting.isEmpty ? .drained : .more
    }

    func hasInput(_ lane: Lane) -> Bool { queues.waiting[lane]?.isEmpty == false }

    mutating func acknowledge() {}

    mutating func rest(_ lane: Lane) {}

    mutating func withhold() {}

    mutating func abandon(pause: Milliseconds) {}

    mutating func publish(_ message: borrowing OutgoingMessage) -> Bool {
        queues.confirmed.append(message.id)
        return true
    }

    mutating func takeConfirmed(into confirmed: inout [OutboxID]) {
        confirmed += queues.confirmed
        queues.confirmed = []
    }

    mutating func takeChanges(into changes: inout [LaneChange]) {
        changes += queues.changes
        queues.changes = []
    }

    mutating func leave(reasonCode: UInt8, atMost: Milliseconds) {}
}
