import CareCore
import CareRecords
import GRDB
import Ingest
import Testing

@testable import CareStore

/// Pages of beds and devices: what stands in them, and what they cost.
@Suite struct PageStatementTests {
    /// Statements that were run.
    private final class StatementCount {
        var value = 0
    }

    private static let devices = 60
    /// Begin and end of the transaction, the page and two questions more about its rows; and the contacts.
    private static let most = 5 + DeviceContacts.statements

    /// Bed 2 with sixty devices more; readings of some of them in several minutes, presses of others.
    private func filled() throws -> OpenStore {
        let open = try OpenStore()
        let county = try #require(CountyCode(532_901))
        var changes: [RegistryChange] = []
        for index in 0..<Self.devices {
            let number = DeviceNumber(Int32(4 + index))
            let id = try #require(DeviceID("x-\(index)"))
            changes.append(.device(number, Device(id: id, county: county, profile: "mattress")))
            changes.append(
                .assignmentStarted(number, Assignment(place: .bed(BedNumber(1)), from: Fixture.midnight - .days(1))))
        }
        var readings: [ReadingRow] = []
        for index in stride(from: 0, to: Self.devices, by: 2) {
            let device = DeviceNumber(Int32(4 + index))
            for back in 0...Int64(index % 5) {
                readings.append(Fixture.reading(device: device, at: Fixture.noon - .minutes(Int64(index % 7) + back)))
            }
            // One of an older minute that came after the newest one.
            readings.append(
                Fixture.reading(
                    .movement, device: device, at: Fixture.noon - .minutes(9), delay: .minutes(Int64(index % 11))))
        }
        try open.commit { batch in
            batch.effects.registry = changes
            batch.effects.events = [Fixture.event()]
        }
        try open.commit { $0.effects.readings = readings }
        try open.store.pool.write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO coreState VALUES (1, x'00', 0, 0, 1, ?, 0)",
                arguments: [(Fixture.noon - .minutes(12)).milliseconds])
            try db.execute(sql: "UPDATE deviceState SET heardAt = NULL")
            for number in stride(from: 4, to: Self.devices, by: 3) {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO deviceState (device, bytes, heardAt) VALUES (?, x'00', ?)",
                    arguments: [number, (Fixture.noon - .minutes(Int64(number))).milliseconds])
            }
        }
        return open
    }

    /// A reader of the same file that counts the statements it runs.
    private func counting(_ open: OpenStore) throws -> (reader: StoreReader, count: StatementCount) {
        let queue = try DatabaseQueue(path: open.folder.database, configuration: ConnectionSettings.forReader())
        let count = StatementCount()
        queue.inDatabase { db in db.trace { _ in count.value += 1 } }
        return (StoreReader(queue, readLimit: .seconds(5)), count)
    }

    @Test func `a page of devices takes as many statements as a page of one`() throws {
        let (reader, count) = try counting(try filled())
        let filter = DeviceFilter(PlaceFilter(scope: .everything))
        func statements(_ limit: Int) throws -> Int {
            count.value = 0
            #expect(try reader.devices(filter, limit: limit).count == limit)
            return count.value
        }
        // What GRDB asks of a new connection does not count.
        _ = try statements(1)
        #expect(try statements(1) <= Self.most)
        #expect(try statements(Self.devices) <= Self.most)
    }

    @Test func `a page of beds takes as many statements whatever stands at them`() throws {
        let (reader, count) = try counting(try filled())
        _ = try reader.beds(PlaceFilter(scope: .everything), limit: 100)
        count.value = 0
        let beds = try reader.beds(PlaceFilter(scope: .everything), limit: 100)
        #expect(beds.map(\.devices) == [3, Self.devices + 1, 1])
        #expect(count.value <= Self.most)
    }

    /// The definition, one device at a time: what the checkpoint says, presses since, and what came of the newest
    /// minute in which it said anything.
    private func heard(_ device: Int, _ open: OpenStore) throws -> Timestamp? {
        let since = (Fixture.noon - .minutes(12)).milliseconds
        let first = since - Limits.checkpointAge.count
        return try open.store.pool.read { db in
            let found = [
                try Int64.fetchOne(db, sql: "SELECT heardAt FROM deviceState WHERE device = ?", arguments: [device]),
                try Int64.fetchOne(
                    db, sql: "SELECT max(receivedAt) FROM event WHERE device = ? AND receivedAt >= ? AND at >= ?",
                    arguments: [device, since, first]),
                try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT max(minute * 60000 + millisecond + delay) FROM reading WHERE device = ?1 AND minute =
                            (SELECT max(minute) FROM reading WHERE device = ?1 AND minute >= ?2)
                        """, arguments: [device, first / 60_000]),
            ]
            return found.compactMap { $0 }.max().map { Timestamp(milliseconds: $0) }
        }
    }

    @Test func `when each device of a page was heard is what is found for it alone`() throws {
        let open = try filled()
        let expected = try Dictionary(
            uniqueKeysWithValues: open.store.pool
                .read { try Row.fetchAll($0, sql: "SELECT number, identity FROM device") }
                .map { row in (row["identity"] as String, try heard(row["number"], open)) })
        let listed = try open.store.reader.devices(DeviceFilter(PlaceFilter(scope: .everything)), limit: 100)
        #expect(listed.count == Self.devices + 4)
        for device in listed { #expect(device.lastContact == expected[device.id.text] ?? nil, "\(device.id)") }
        #expect(listed.contains { $0.lastContact == nil })
        let bed = try #require(try open.store.reader.beds(PlaceFilter(scope: .everything), limit: 2).last)
        #expect(bed.lastContact == expected.filter { $0.key.hasPrefix("x-") }.compactMap(\.value).max())
    }

    @Test func `the charge of a device is the newest that a day tells, of the last part of that day`() throws {
        let open = try filled()
        try open.store.pool.write { db in
            for (device, day, segment, least) in [
                (0, 20_398, 0, 80.0), (0, 20_397, 0, 70.0), (1, 20_398, 0, 60.0), (1, 20_398, 1, 50.0),
                (2, 20_384, 0, 40.0), (3, 20_383, 0, 30.0),
            ] {
                try db.execute(
                    sql: """
                        INSERT INTO dailyMetric (day, device, segment, metric, count, minimum, maximum, mean)
                            VALUES (?, ?, ?, ?, 1, ?, 100, 100)
                        """, arguments: [day, device, segment, Metric.battery.rawValue, least])
            }
            try db.execute(
                sql: """
                    INSERT INTO dailyDevice (day, device, segment, bed, readings, validReadings, events, onlineSeconds,
                        effectiveSeconds)
                    VALUES (20398, 0, 0, 0, 1, 1, 0, 0, 0)
                    """)
        }
        let listed = try open.store.reader.devices(DeviceFilter(PlaceFilter(scope: .everything)), limit: 4)
        let told = listed.map { "\($0.id) \($0.battery.map { "\($0.percent) \($0.day)" } ?? "-")" }
        // 14 days back and no further.
        #expect(told == ["b-1 50.0 20398", "m-1 80.0 20398", "s-1 40.0 20384", "w-1 -"])
    }
}
