import CareCore
import CareWire
import Ingest
import Mosquitto
import Testing

/// Which kept messages come, and what is too large to come.
@Suite(.ownThreads) struct RetainedTests {
    @Test func `kept events never come and a kept status comes once in a session's life`() throws {
        let broker = try TestBroker()
        let device = try TestPublisher(port: broker.port)
        try device.connect()
        try device.publish(["ghost"], to: "urgent/a", isRetained: true)
        try device.publish(["online"], to: "status/a", isRetained: true)
        var options = TestLine.options(port: broker.port)
        options.bulk = [Subscription("bulk/#", retained: .never), Subscription("status/#", retained: .whenNew)]
        let line = try TestLine(options)
        var batch = RawBatch()
        try line.until("the status came") {
            line.turn()
            for lane in Lane.allCases { _ = line.transport.receive(lane, into: &batch, limit: 10) }
            return !batch.items.isEmpty
        }
        #expect(TestLine.payloads(batch) == ["online"])
        #expect(batch.items.allSatisfy { $0.isRetained })
        line.transport.acknowledge()
        line.transport.leave(reasonCode: 0, atMost: .seconds(5))
        let next = try TestLine(options)
        _ = try next.connect()
        #expect(next.receiveAll(from: .bulk, for: Milliseconds(300)).isEmpty)
        #expect(next.receiveAll(from: .urgent, for: Milliseconds(300)).isEmpty)
    }

    @Test func `a message larger than the packet limit is left out and the next one comes`() throws {
        let broker = try TestBroker()
        let line = try TestLine(TestLine.options(port: broker.port))
        _ = try line.connect()
        let device = try TestPublisher(port: broker.port)
        try device.connect()
        let huge = String(repeating: "x", count: 2 * 1_024 * 1_024)
        try device.publish(["before", huge, "after"], to: "bulk/a")
        #expect(try line.receive(2) == ["before", "after"])
    }
}
