import CareCore
import CareRecords
import GRDB
import Ingest
import Testing

@testable import CareStore

/// What forms are judged by beside the records.
@Suite struct GatewayBookTests {
    private func sign(
        _ open: OpenStore, _ device: String = "m-1", from: Timestamp, until: Timestamp
    ) throws -> Timestamp? {
        let device = try #require(DeviceID(device))
        return try open.store.pool.read {
            try SQLiteGatewayBook(db: $0).newestSign(of: device, from: from, until: until)
        }
    }

    @Test func `the newest valid reading in a time is found, others are passed over`() throws {
        let open = try OpenStore()
        let noon = Fixture.noon
        try open.commit { batch in
            batch.effects.readings = [
                Fixture.reading(at: noon), Fixture.reading(.respirationRate, 12, at: noon + .minutes(7)),
                Fixture.reading(at: noon + .minutes(20), validity: .implausible),
                Fixture.reading(device: Fixture.wearable, at: noon + .minutes(30)),
            ]
        }
        #expect(try sign(open, from: noon, until: noon + .hours(1)) == noon + .minutes(7))
        #expect(try sign(open, from: noon, until: noon + .minutes(7)) == noon)
        #expect(try sign(open, from: noon + .minutes(8), until: noon + .hours(1)) == nil)
        #expect(try sign(open, from: noon + Milliseconds(1), until: noon + .minutes(2)) == nil)
        #expect(try sign(open, "nobody", from: noon, until: noon + .hours(1)) == nil)
    }

    @Test func `a press is a sign of a button that measures nothing`() throws {
        let open = try OpenStore()
        try open.commit { $0.effects.events = [Fixture.event()] }
        #expect(try sign(open, "b-1", from: Fixture.noon, until: Fixture.noon + .minutes(1)) == Fixture.noon)
        #expect(try sign(open, "b-1", from: Fixture.noon + .minutes(1), until: Fixture.noon + .hours(1)) == nil)
    }

    @Test func `orders that were open at a moment are told, whether they are closed since or not`() throws {
        let open = try OpenStore()
        let (opened, closed) = (Fixture.noon, Fixture.noon + .hours(2))
        try open.commit(at: opened) {
            $0.effects.maintenance = [.opened(OrderID(1), bed: BedNumber(0), at: opened)]
        }
        func orders(at moment: Timestamp) throws -> Set<Int64> {
            try open.store.pool.read { try SQLiteGatewayBook(db: $0).openOrders(at: moment) }
        }
        #expect(try orders(at: opened - .seconds(1)).isEmpty)
        #expect(try orders(at: opened) == [1])
        try open.commit(at: closed) {
            $0.effects.maintenance = [.closed(OrderID(1), at: closed, by: "wang", note: "换电池")]
        }
        #expect(try orders(at: closed - .seconds(1)) == [1])
        #expect(try orders(at: closed).isEmpty)
    }
}
