import CareCore
import Testing

@testable import Ingest

/// Promise 11: what is sent first when the window is narrow, and what is not sent twice.
@Suite struct OutboxTests {
    private let broker = MemoryBroker(diary: Diary())
    private var transport: MemoryTransport

    init() {
        transport = MemoryTransport(broker: broker)
        broker.connect()
    }

    private static let now = Timestamp(milliseconds: 1_762_441_325_123)

    private static func message(
        _ id: Int64, _ rank: OutgoingMessage.Rank, expiresAt: Timestamp? = nil
    ) -> OutgoingMessage {
        OutgoingMessage(id: OutboxID(id), rank: rank, topic: "t", payload: [], expiresAt: expiresAt)
    }

    @Test mutating func `alarm messages leave first, then receipts of events, commands, receipts of telemetry`() {
        var outbox = Outbox()
        let ranks: [OutgoingMessage.Rank] = [.telemetryReceipt, .command, .eventReceipt, .alarm, .heartbeat]
        for (number, rank) in (ranks + ranks).enumerated() { outbox.append(Self.message(Int64(number + 1), rank)) }
        #expect(outbox.waiting == 10)
        broker.window = 3
        #expect(outbox.pump(into: &transport, at: Self.now) == 3)
        #expect(broker.published.map(\.id.number) == [5, 10, 4])
        // A more urgent one that comes later overtakes what waits.
        outbox.append(Self.message(11, .heartbeat))
        broker.window = 100
        #expect(outbox.pump(into: &transport, at: Self.now) == 8)
        #expect(broker.published.map(\.id.number) == [5, 10, 4, 11, 9, 3, 8, 2, 7, 1, 6])
        #expect(outbox.waiting == 0 && outbox.pump(into: &transport, at: Self.now) == 0)
    }

    @Test mutating func `what was handed over is not sent again after a rebuild until it was confirmed`() {
        var outbox = Outbox()
        broker.window = 1
        for number in 1...2 { outbox.append(Self.message(Int64(number), .alarm)) }
        #expect(outbox.pump(into: &transport, at: Self.now) == 1)
        outbox.clear()
        #expect(outbox.waiting == 0)
        for number in 1...2 { outbox.append(Self.message(Int64(number), .alarm)) }
        #expect(outbox.waiting == 1)
        broker.window = 10
        #expect(outbox.pump(into: &transport, at: Self.now) == 1)
        #expect(broker.published.map(\.id.number) == [1, 2])
        outbox.confirm([OutboxID(1)])
        outbox.append(Self.message(1, .alarm))
        #expect(outbox.pump(into: &transport, at: Self.now) == 1)
    }

    @Test mutating func `what has expired is dropped with its row, and nothing is sent of it`() {
        var outbox = Outbox()
        outbox.append(Self.message(1, .command, expiresAt: Self.now))
        outbox.append(Self.message(2, .command, expiresAt: Self.now + Milliseconds(1)))
        #expect(outbox.pump(into: &transport, at: Self.now) == 1)
        #expect(broker.published.map(\.id.number) == [2])
        #expect(outbox.waiting == 0)
        #expect(outbox.takeExpired() == [OutboxID(1)])
        #expect(outbox.takeExpired() == [])
    }

    @Test mutating func `a queue that never runs empty holds only what waits, and about as much again`() {
        var outbox = Outbox()
        broker.window = 1
        outbox.append(Self.message(1, .eventReceipt))
        for number in 2...10_000 {
            outbox.append(Self.message(Int64(number), .eventReceipt))
            #expect(outbox.pump(into: &transport, at: Self.now) == 1)
            _ = broker.takeConfirmed()
        }
        #expect(outbox.waiting == 1 && outbox.queues.joined().count <= 1_026)
        #expect(broker.published.map(\.id.number) == Array(1..<10_000))
    }

    @Test mutating func `nothing leaves while the urgent lane is away`() {
        var outbox = Outbox()
        outbox.append(Self.message(1, .alarm))
        broker.disconnect(.urgent)
        #expect(outbox.pump(into: &transport, at: Self.now) == 0)
        #expect(outbox.waiting == 1)
    }

    @Test func `a full outbox drops receipts and counts them, alarm messages never`() throws {
        var scene = try LineScene(window: 0) { $0.leave(Limits.outboxRows, .telemetryReceipt) }
        scene.press(1)
        let report = scene.turn()
        #expect(report.counters.receiptsDropped == 1)
        #expect(scene.rows.events.count == 1)
        #expect(scene.rows.outbox.filter { $0.rank == .alarm }.count == 1)
        #expect(!scene.rows.outbox.contains { $0.rank == .eventReceipt })
    }
}
