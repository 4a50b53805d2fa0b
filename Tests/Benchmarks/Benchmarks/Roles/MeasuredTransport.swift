import BareLoops
import CareCore
import Glibc
import Ingest
import Mosquitto

/// The real transport, with a look at the clock at the first message and at the last acknowledgement.
struct MeasuredTransport: ~Copyable, Transport {
    private var inner: MosquittoTransport
    private let expected: Int
    private let leavesWhenReady: Bool
    private var received = 0
    private var batches = 0
    private var firstAt: Int64 = 0
    private var lanes = 0
    private let spent: CommitTimes

    init(_ inner: consuming MosquittoTransport, expected: Int, leavesWhenReady: Bool, spent: CommitTimes) {
        self.spent = spent
        self.inner = inner
        self.expected = expected
        self.leavesWhenReady = leavesWhenReady
    }

    mutating func wait(atMost: Milliseconds, now: Timestamp) {
        if leavesWhenReady {
            RoleReport.say("ready", bare_now(), bare_process_time())
            _exit(0)
        }
        inner.wait(atMost: atMost, now: now)
    }

    mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        let before = batch.items.count
        let outcome = inner.receive(lane, into: &batch, limit: limit)
        if lane == .bulk, batch.items.count > before {
            if received == 0 { firstAt = bare_now() }
            received += batch.items.count - before
        }
        return outcome
    }

    func hasInput(_ lane: Lane) -> Bool { inner.hasInput(lane) }

    mutating func acknowledge() {
        inner.acknowledge()
        if received > 0 { batches += 1 }
        if received >= expected, firstAt != 0 {
            RoleReport.say(
                "done", firstAt, bare_now(), bare_process_time(), Int64(batches), spent.wall, spent.processor)
            firstAt = 0
        }
    }

    mutating func rest(_ lane: Lane) { inner.rest(lane) }

    mutating func withhold() { inner.withhold() }

    mutating func abandon(pause: Milliseconds) { inner.abandon(pause: pause) }

    mutating func publish(_ message: borrowing OutgoingMessage) -> Bool { inner.publish(message) }

    mutating func takeConfirmed(into confirmed: inout [OutboxID]) { inner.takeConfirmed(into: &confirmed) }

    mutating func takeChanges(into changes: inout [LaneChange]) {
        let before = changes.count
        inner.takeChanges(into: &changes)
        for case .subscribed in changes[before...] { lanes += 1 }
        if lanes == Lane.allCases.count {
            RoleReport.say("ready", bare_now(), bare_process_time())
            lanes = 0
        }
    }

    mutating func leave(reasonCode: UInt8, atMost: Milliseconds) { inner.leave(reasonCode: reasonCode, atMost: atMost) }
}
