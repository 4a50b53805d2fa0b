import CareCore
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

@Suite struct RetentionTests {
    private static let now = Fixture.noon

    private func oldest(_ open: OpenStore, _ device: DeviceNumber) throws -> Int64? {
        try open.store.pool.read {
            try Int64.fetchOne(
                $0, sql: "SELECT min(minute * 60000 + millisecond) FROM reading WHERE device = ?",
                arguments: [device.index])
        }
    }

    /// One reading an hour of mattress and wearable for 40 days up to `now`.
    private static var rows: [ReadingRow] {
        [Fixture.mattress, Fixture.wearable].flatMap { device in
            (0..<960).map { Fixture.reading(device: device, at: now - .hours(Int64($0))) }
        }
    }

    @Test func `readings older than thirty days go, newer ones stay`() throws {
        let open = try OpenStore()
        try open.commit(at: Self.now) { $0.effects.readings = Self.rows }
        try open.maintain(at: Self.now)
        let kept = (Self.now - .days(30)).milliseconds
        #expect(try oldest(open, Fixture.mattress) == kept)
        #expect(try open.count("reading") == 2 * (30 * 24 + 1))
        // Their facts were made before.
        #expect(try open.rows("SELECT sum(readings) FROM dailyDevice WHERE device = 0 AND day < 20399") == ["947"])
    }

    @Test func `a class may be kept shorter`() throws {
        var retention = Retention()
        retention.readingsByClass[.wearable] = .days(7)
        let open = try OpenStore(retention: retention)
        try open.commit(at: Self.now) { $0.effects.readings = Self.rows }
        try open.maintain(at: Self.now)
        #expect(try oldest(open, Fixture.mattress) == (Self.now - .days(30)).milliseconds)
        #expect(try oldest(open, Fixture.wearable) == (Self.now - .days(7)).milliseconds)
        try open.maintain(at: Self.now + .days(1))
        #expect(try oldest(open, Fixture.wearable) == (Self.now - .days(6)).milliseconds)
    }

    @Test func `one step deletes at most five thousand rows`() throws {
        let open = try OpenStore()
        let start = Self.now - .days(35)
        try open.commit(at: Self.now) { batch in
            batch.effects.readings = (0..<12_000).map { Fixture.reading(at: start + Milliseconds(Int64($0) * 3)) }
            batch.effects.readings.append(Fixture.reading(at: Self.now))
        }
        var counts: [Int] = []
        while try open.committer.maintain(now: Self.now) {
            let count = try open.count("reading")
            if count != counts.last { counts.append(count) }
        }
        #expect(counts == [12_001, 7_001, 2_001, 1])
    }

    @Test func `a row late beyond retention goes and leaves the facts as they were`() throws {
        let open = try OpenStore()
        let day = CivilCalendar.day(of: Self.now) - 35
        let early = CivilCalendar.start(ofDay: day) + .hours(1)
        try open.commit(at: early) { $0.effects.readings = [Fixture.reading(at: early)] }
        try open.maintain(at: CivilCalendar.start(ofDay: day + 1) + .hours(1))
        try open.maintain(at: Self.now)
        #expect(try open.count("reading") == 0)
        try open.commit(at: Self.now) { $0.effects.readings = [Fixture.reading(at: early + .hours(2))] }
        try open.maintain(at: Self.now)
        #expect(try open.count("reading") == 0)
        #expect(try open.rows("SELECT readings FROM dailyDevice WHERE day = \(day) AND device = 0") == ["1"])
        #expect(try open.count("factDue") == 0)
    }

    @Test func `after a long standstill facts are made before their readings go`() throws {
        let open = try OpenStore()
        let day = CivilCalendar.day(of: Self.now) - 50
        let then = CivilCalendar.start(ofDay: day) + .hours(5)
        try open.commit(at: then) { $0.effects.readings = [Fixture.reading(at: then)] }
        _ = try open.committer.maintain(now: then)
        try open.maintain(at: Self.now)
        #expect(try open.rows("SELECT readings FROM dailyDevice WHERE day = \(day) AND device = 0") == ["1"])
        #expect(try open.count("reading") == 0)
    }

    @Test func `quarantine keeps its newest rows`() throws {
        var retention = Retention()
        retention.quarantineRows = 3
        let open = try OpenStore(retention: retention)
        try open.commit(at: Self.now) { batch in
            batch.quarantine = (0..<10).map { Fixture.quarantined(at: Self.now + Milliseconds(Int64($0))) }
        }
        try open.maintain(at: Self.now)
        #expect(try open.rows("SELECT number FROM quarantine ORDER BY number") == ["8", "9", "10"])
        try open.maintain(at: Self.now + .days(31))
        #expect(try open.count("quarantine") == 0)
    }

    @Test func `events and alarms are kept`() throws {
        let open = try OpenStore()
        try open.commit(at: Self.now) {
            $0.effects.events = [Fixture.event()]
            $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm())]
        }
        try open.maintain(at: Self.now + .days(2_000))
        #expect(try open.count("event") == 1)
        #expect(try open.count("alarm") == 1)
    }

    @Test func `what retention deletes is overwritten in the file`() throws {
        let open = try OpenStore()
        let marker = Array("a-personal-remark".utf8)
        try open.commit(at: Self.now) { batch in
            batch.quarantine = [
                QuarantineRow(
                    topic: "t".utf8, payload: marker, reason: .malformedJSON, detail: "", receivedAt: Self.now)
            ]
        }
        try open.maintain(at: Self.now + .days(31))
        #expect(try open.count("quarantine") == 0)
        try open.store.pool.writeWithoutTransaction { db in
            #expect(try Int.fetchOne(db, sql: "PRAGMA secure_delete") == 2)
            try db.checkpoint(.truncate)
        }
        #expect(try open.folder.bytes(of: "homebed.db").firstRange(of: marker) == nil)
    }
}
