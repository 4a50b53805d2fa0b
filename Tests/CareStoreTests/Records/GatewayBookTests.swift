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

    @Test func `what the profile says of another use is known of a device, and of nobody else's nothing`() throws {
        let open = try OpenStore()
        func found(_ device: String, _ profiles: ProfileSet?) throws -> Bool? {
            let device = try #require(DeviceID(device))
            return try open.store.pool.read { try SQLiteGatewayBook(db: $0, profiles: profiles).isReusable(device) }
        }
        #expect(try found("w-1", Fixture.profiles) == false)
        #expect(try found("m-1", Fixture.profiles) == true)
        #expect(try found("nobody", Fixture.profiles) == nil)
        #expect(try found("w-1", nil) == nil, "no profiles were registered")
    }

    @Test func `when a device was heard last is known as of the newest checkpoint`() throws {
        let open = try OpenStore()
        func heard(_ device: String) throws -> Timestamp? {
            let device = try #require(DeviceID(device))
            return try open.store.pool.read { try SQLiteGatewayBook(db: $0).lastHeard(device) }
        }
        #expect(try heard("b-1") == nil && heard("nobody") == nil)
        try open.commit {
            $0.checkpoint = Checkpoint(
                devices: [
                    Checkpoint.DeviceState(device: Fixture.button, bytes: [1], heardAt: Fixture.noon),
                    Checkpoint.DeviceState(device: Fixture.mattress, bytes: [1]),
                ], core: [1], profiles: 7)
        }
        #expect(try heard("b-1") == Fixture.noon && heard("m-1") == nil)
    }

    @Test func `a press is a sign of a button that measures nothing`() throws {
        let open = try OpenStore()
        try open.commit { $0.effects.events = [Fixture.event()] }
        #expect(try sign(open, "b-1", from: Fixture.noon, until: Fixture.noon + .minutes(1)) == Fixture.noon)
        #expect(try sign(open, "b-1", from: Fixture.noon + .minutes(1), until: Fixture.noon + .hours(1)) == nil)
    }

    @Test func `a press is a call for help or for a service, and a cover that is opened or a reading is none`() throws {
        let open = try OpenStore()
        try open.commit { batch in
            batch.effects.events = [
                Fixture.event(),
                Fixture.event("b-2", deviceTime: Fixture.noon + .seconds(20), kind: .tamper),
                Fixture.event("b-3", deviceTime: Fixture.noon + .seconds(40), kind: .serviceCall),
            ]
            batch.effects.readings = [Fixture.reading(at: Fixture.noon)]
        }
        func press(_ device: String, until: Timestamp = Fixture.noon + .minutes(1)) throws -> Timestamp? {
            let device = try #require(DeviceID(device))
            return try open.store.pool.read {
                try SQLiteGatewayBook(db: $0).newestPress(of: device, from: Fixture.noon, until: until)
            }
        }
        #expect(try press("b-1") == Fixture.noon + .seconds(40))
        #expect(try press("b-1", until: Fixture.noon + .seconds(40)) == Fixture.noon)
        #expect(try press("b-1", until: Fixture.noon) == nil)
        #expect(try press("m-1") == nil && press("nobody") == nil)
    }

    @Test func `days on which nobody was heard count for no device`() throws {
        let open = try OpenStore()
        let last: Int32 = 19_000
        // Ten days back: of the button every day, of the mattress the oldest; nobody was heard on the third and fourth.
        try open.store.pool.write { db in
            for back in Int32(1)...10 {
                let words = back == 3 || back == 4 ? 0 : 1
                for (device, valid) in [(0, back == 10 ? 5 : 0), (1, words)] as [(Int, Int)] {
                    try db.execute(
                        sql: "INSERT INTO dailyDevice VALUES (?, ?, 0, NULL, NULL, 9, ?, 0, 60, 60, NULL, NULL)",
                        arguments: [last - back, device, valid])
                }
            }
        }
        func heard(_ count: Int, before day: Int32 = last) throws -> HeardDays? {
            let day = try #require(CivilDate(day: day))
            return try open.store.pool.read { try SQLiteGatewayBook(db: $0).heardDays(count, before: day) }
        }
        func words(of device: String = "m-1", on count: Int) throws -> Int64? {
            let (device, days) = (try #require(DeviceID(device)), try #require(try heard(count)))
            return try open.store.pool.read { try SQLiteGatewayBook(db: $0).words(of: device, on: days) }
        }
        #expect(try heard(7)?.first.day == last - 9)
        #expect(try words(on: 7) == 0)
        #expect(try heard(8)?.first.day == last - 10)
        #expect(try words(on: 8) == 5)
        #expect(try words(of: "b-1", on: 8) == 8)
        #expect(try words(of: "nobody", on: 8) == nil)
        #expect(try heard(9) == nil, "there are eight such days")
        #expect(try heard(2, before: last - 2)?.first.day == last - 6)
        #expect(try heard(1, before: last + 3) == nil, "the last was longer ago than three times as many days")
        #expect(try heard(1, before: last + 2) != nil)
    }

    @Test func `an alarm has the beds of its household, and one that there is not has none`() throws {
        let open = try OpenStore()
        let home = Place.household(HouseholdNumber(1))
        let shared = Alarm(
            id: AlarmID(2), key: AlarmKey(rule: "ENV-1", subject: .place(home), isTest: false),
            device: Fixture.smokeAlarm, place: home, raisedAt: Fixture.noon, receivedAt: Fixture.noon,
            isLate: false, latches: true, priority: .p1, audience: .operator)
        let homeless = Alarm(
            id: AlarmID(3), key: AlarmKey(rule: "AST-2", subject: .device(Fixture.wearable), isTest: false),
            device: Fixture.wearable, place: nil, raisedAt: Fixture.noon, receivedAt: Fixture.noon, isLate: false,
            latches: false, priority: .p3, audience: .operator)
        try open.commit { $0.effects.alarmEdges = [Fixture.alarm(), shared, homeless].map { Fixture.edge($0) } }
        func beds(_ number: Int64) throws -> Set<String>? {
            try open.store.pool.read { try SQLiteGatewayBook(db: $0).beds(ofAlarm: number) }
                .map { Set($0.map(\.description)) }
        }
        #expect(try beds(1) == ["532901-000001"])
        #expect(try beds(2) == ["532901-000002", "532901-000003"])
        #expect(try beds(3) == [])
        #expect(try beds(4) == nil)
    }

    @Test func `what was set for a bed until its service ended is told as it was set last`() throws {
        let open = try OpenStore()
        let bed = try #require(BedID("532901-000001"))
        func row(_ field: String, _ value: Double?, hours: Int64, _ reason: String = "doctor") -> OverrideRow {
            OverrideRow(
                scope: .bed(bed), rule: "VIT-4", field: .parameter(field), value: value.map { .number($0) },
                at: Fixture.noon + .hours(hours), by: "Li", reason: reason)
        }
        let kept = row("high", 120, hours: 1)
        let rows = [
            row("high", 110, hours: 0), row("low", 45, hours: 0), row("low", nil, hours: 1), kept,
            row("high", nil, hours: 2, Alarm.serviceEnded),
        ]
        try open.commit { $0.effects.registry = rows.map { .overridden($0) } }
        func limits(from hours: Int64) throws -> [OverrideRow] {
            try open.store.pool.read {
                try SQLiteGatewayBook(db: $0).limitsEnded(at: bed, from: Fixture.noon + .hours(hours))
            }
        }
        #expect(try limits(from: 2) == [kept])
        #expect(try limits(from: 3).isEmpty)
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
