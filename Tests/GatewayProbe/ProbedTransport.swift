import CareCore
import Ingest
import Mosquitto

/// The real transport, with the points between its calls at which a plan may kill the process.
struct ProbedTransport: ~Copyable, Transport {
    private var inner: MosquittoTransport
    private let plan: KillPlan
    private var hasRead = false

    init(_ inner: consuming MosquittoTransport, plan: KillPlan) {
        self.inner = inner
        self.plan = plan
    }

    mutating func wait(atMost: Milliseconds, now: Timestamp) { inner.wait(atMost: atMost, now: now) }

    mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        let before = batch.items.count
        let outcome = inner.receive(lane, into: &batch, limit: limit)
        if batch.items.count > before, !hasRead {
            hasRead = true
            plan.reach(.afterRead)
        }
        return outcome
    }

    func hasInput(_ lane: Lane) -> Bool { inner.hasInput(lane) }

    mutating func acknowledge() {
        plan.reach(.afterCommit)
        inner.acknowledge()
        hasRead = false
        plan.reach(.afterAcknowledge)
    }

    mutating func rest(_ lane: Lane) { inner.rest(lane) }

    mutating func withhold() { inner.withhold() }

    mutating func abandon(pause: Milliseconds) {
        hasRead = false
        inner.abandon(pause: pause)
    }

    mutating func publish(_ message: borrowing OutgoingMessage) -> Bool { inner.publish(message) }

    mutating func takeConfirmed(into confirmed: inout [OutboxID]) { inner.takeConfirmed(into: &confirmed) }

    mutating func takeChanges(into changes: inout [LaneChange]) { inner.takeChanges(into: &changes) }

    mutating func leave(reasonCode: UInt8, atMost: Milliseconds) {
        inner.leave(reasonCode: reasonCode, atMost: atMost)
    }
}
