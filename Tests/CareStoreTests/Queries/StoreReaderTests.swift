import CareCore
import CareRecords
import Foundation
import GRDB
import Ingest
import Synchronization
import TestSupport
import Testing

@testable import CareStore

@Suite struct StoreReaderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static func device(_ text: String) throws -> DeviceID { try #require(DeviceID(text)) }

    @Test func `a reader beside the writer sees what is committed, turn by turn`() throws {
        let open = try OpenStore(folder)
        let reader = try StoreReader.open(path: folder.database)
        for count in 1...3 {
            try open.commit { $0.effects.readings = [Fixture.reading(at: Fixture.noon + .seconds(Int64(count)))] }
            #expect(try reader.readings(of: Self.device("m-1"), since: nil)?.count == count)
        }
    }

    @Test(arguments: ["homebed.db", "50% of beds?.db", "养老 #1.db"])
    func `a stopped database is read, and as immutable too`(name: String) throws {
        let path = folder.file(name)
        do {
            let store = try Store.open(StoreConfiguration(path: path))
            var committer = try store.makeCommitter()
            var batch = CommitBatch()
            batch.effects.registry = try Fixture.registry()
            batch.effects.readings = [Fixture.reading()]
            try committer.commit(batch)
        }
        for reader in [
            try StoreReader.openImmutable(path: path, readLimit: .seconds(5)), try StoreReader.open(path: path),
        ] {
            #expect(try reader.readings(of: Self.device("m-1"), since: nil)?.count == 1)
        }
    }

    @Test func `a missing database is named and not created`() throws {
        let error = #expect(throws: StoreError.self) { _ = try StoreReader.open(path: folder.database) }
        #expect(error?.text.contains(folder.database) == true)
        #expect(throws: (any Error).self) { _ = try folder.bytes(of: "homebed.db") }
    }

    @Test func `a read over its limit is ended and the next one works`() throws {
        let open = try OpenStore(folder, readLimit: Milliseconds(30))
        let error = #expect(throws: StoreError.self) {
            try open.store.reader.read { db in
                _ = try Int.fetchOne(
                    db,
                    sql: """
                        WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT max(n) FROM c
                        """)
            }
        }
        #expect(error?.kind == .interrupted)
        #expect(error?.text.contains("after 30ms") == true)
        #expect(try open.store.reader.overview(heardSince: Fixture.noon).beds == 3)
    }

    @Test(arguments: [1, 6]) func `as many reads go on at once as the store was opened for, and no more`(
        readers: Int
    ) throws {
        let store = try Store.open(StoreConfiguration(path: folder.database, readers: readers))
        let (inside, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        for _ in 0...readers {
            Thread.detachNewThread {
                try? store.reader.read { _ in
                    inside.signal()
                    mayEnd.wait()
                }
            }
        }
        for _ in 0..<readers { #expect(inside.wait(timeout: .now() + 30) == .success) }
        #expect(inside.wait(timeout: .now() + 0.1) == .timedOut)
        for _ in 0...readers { mayEnd.signal() }
    }

    @Test func `what a read waits for its turn does not count`() throws {
        let store = try Store.open(
            StoreConfiguration(path: folder.database, readLimit: Milliseconds(700), readers: 1))
        let (inside, mayEnd, done) = (
            DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
        )
        let found = Mutex<Int?>(nil)
        Thread.detachNewThread {
            try? store.reader.read { _ in
                inside.signal()
                mayEnd.wait()
            }
        }
        #expect(inside.wait(timeout: .now() + 30) == .success)
        Thread.detachNewThread {
            let count = try? store.reader.read { db in
                try Int.fetchOne(
                    db,
                    sql: """
                        WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 10000)
                        SELECT count(*) FROM c
                        """)
            }
            found.withLock { $0 = count ?? nil }
            done.signal()
        }
        #expect(done.wait(timeout: .now() + 1) == .timedOut)
        mayEnd.signal()
        #expect(done.wait(timeout: .now() + 30) == .success)
        #expect(found.withLock { $0 } == 10_000)
    }

    @Test func `readings come in order of time with the bed their device served then`() throws {
        let open = try OpenStore(folder)
        let move = Fixture.noon + .minutes(10)
        try open.commit {
            $0.effects.registry = [
                .assignmentEnded(Fixture.wearable, at: move),
                .assignmentStarted(
                    Fixture.wearable, Assignment(place: .household(HouseholdNumber(1)), from: move + .minutes(1))),
            ]
            $0.effects.readings = [
                Fixture.reading(.spo2, 97, device: Fixture.wearable, at: move + .minutes(1)),
                Fixture.reading(.spo2, 96, device: Fixture.wearable, at: move, validity: .implausible),
                Fixture.reading(.spo2, 95, device: Fixture.wearable, at: move - Milliseconds(1)),
                Fixture.reading(.heartRate, 61, device: Fixture.wearable, at: move - Milliseconds(1)),
                Fixture.reading(.heartRate, 60, device: Fixture.wearable, at: Fixture.midnight - .days(50)),
                Fixture.reading(.heartRate, .nan, device: Fixture.wearable, at: Fixture.noon, validity: .wrongType),
                Fixture.reading(.heartRate, 99, device: Fixture.mattress, at: move),
            ]
        }
        let found = try #require(try open.store.reader.readings(of: Self.device("w-1"), since: nil))
        #expect(
            found.map {
                "\($0.metric.name) \($0.value ?? -1) \($0.validity.name) \($0.bed?.description ?? "-") "
                    + "\($0.household?.text ?? "-")"
            } == [
                "heart_rate 60.0 valid - -",
                "heart_rate -1.0 wrong_type 532901-000001 -",
                "heart_rate 61.0 valid 532901-000001 -",
                "spo2 95.0 valid 532901-000001 -",
                "spo2 96.0 implausible - -",
                "spo2 97.0 valid - h1",
            ])
        #expect(found[2].receivedAt == move - Milliseconds(1) + Milliseconds(350))
        let since = try open.store.reader.readings(of: Self.device("w-1"), since: move)
        #expect(since?.map(\.value) == [96, 97])
        #expect(try open.store.reader.readings(of: Self.device("x-9"), since: nil) == nil)
        #expect(try open.store.reader.readings(of: Self.device("s-1"), since: nil) == [])
    }

    @Test func `many readings come in pages without a gap or a repetition`() throws {
        let open = try OpenStore(folder)
        let times = (0..<25_000).map { Fixture.noon + Milliseconds(Int64($0) * 700) }
        try open.commit { $0.effects.readings = times.reversed().map { Fixture.reading(at: $0) } }
        #expect(try open.store.reader.readings(of: Self.device("m-1"), since: nil)?.map(\.deviceTime) == times)
    }

    @Test func `alarms are read back with identities, the newest first`() throws {
        let open = try OpenStore(folder)
        var closed = Fixture.alarm(1)
        closed.state = .normal
        closed.work = .closed
        closed.acknowledgedAt = Fixture.noon + .seconds(5)
        closed.acknowledgedBy = "li"
        closed.clearedAt = Fixture.noon + .seconds(6)
        closed.closedAt = Fixture.noon + .seconds(7)
        closed.closeReason = .realHelpGiven
        closed.closedBy = "wang"
        let own = Alarm(
            id: AlarmID(2), key: AlarmKey(rule: "SYS-1", subject: .gateway, isTest: false), device: nil, place: nil,
            raisedAt: Fixture.noon, receivedAt: Fixture.noon, isLate: false, latches: false, priority: .p2,
            audience: .technician)
        try open.commit {
            $0.effects.alarmEdges = [Fixture.edge(closed), Fixture.edge(own), Fixture.edge(Fixture.alarm(3))]
        }
        let reader = open.store.reader
        #expect(try reader.alarms(AlarmFilter(), scope: .everything).map(\.id.number) == [3, 2, 1])
        #expect(try reader.alarms(.open, scope: .everything).map(\.id.number) == [3, 2])
        #expect(try reader.alarms(AlarmFilter(), scope: .everything, limit: 1).map(\.id.number) == [3])
        #expect(try reader.alarm(AlarmID(2), scope: .everything)?.device == nil)
        #expect(try reader.alarm(AlarmID(4), scope: .everything) == nil)
        let first = try #require(try reader.alarm(AlarmID(1), scope: .everything))
        #expect(first.device == (try Self.device("b-1")))
        #expect(first.bed?.description == "532901-000001")
        #expect(first.closeReason == .realHelpGiven)
        #expect(first.acknowledgedAt == closed.acknowledgedAt)
        #expect(first.clearedAt == closed.clearedAt)
        #expect(first.closedAt == closed.closedAt)
        #expect([first.acknowledgedBy, first.closedBy] == ["li", "wang"])
        let overview = try reader.overview(heardSince: Fixture.noon)
        #expect(overview.openAlarms == [.p1: 1, .p2: 1])
    }

    @Test func `the overview counts who was heard lately`() throws {
        let open = try OpenStore(folder)
        try open.commit {
            $0.effects.readings = [
                Fixture.reading(), Fixture.reading(.spo2, 97),
                Fixture.reading(device: Fixture.wearable, at: Fixture.noon - .hours(1)),
            ]
            $0.effects.events = [Fixture.event()]
            $0.quarantine = [Fixture.quarantined()]
        }
        let overview = try open.store.reader.overview(heardSince: Fixture.noon - .minutes(5))
        #expect(overview == Overview(beds: 3, devices: 4, devicesHeard: 2, quarantined: 1, openAlarms: [:]))
    }

    @Test func `quarantine is read back, the newest first`() throws {
        let open = try OpenStore(folder)
        try open.commit {
            $0.quarantine = [
                Fixture.quarantined(), Fixture.quarantined(.unknownDevice, at: Fixture.noon + .seconds(1)),
            ]
        }
        let found = try open.store.reader.quarantine()
        #expect(found.map(\.reason) == [.unknownDevice, .malformedJSON])
        #expect(found[1].payload == Array("{".utf8))
        #expect(found[1].receivedAt == Fixture.noon)
        #expect(found[1].detail == "byte 1: expected a name")
    }

    @Test func `events are read back in pages for a comparison with what was sent`() throws {
        let open = try OpenStore(folder)
        try open.commit { batch in
            batch.effects.events = (0..<5).map { Fixture.event("r-\($0)", deviceTime: $0 == 4 ? nil : Fixture.noon) }
        }
        let first = try open.store.reader.events(after: 0, limit: 3)
        let rest = try open.store.reader.events(after: try #require(first.last).number)
        #expect((first + rest).map(\.reference) == ["r-0", "r-1", "r-2", "r-3", "r-4"])
        #expect(rest.last?.deviceTime == nil)
        #expect(rest.last?.bed?.description == "532901-000001")
        #expect(rest.last?.kind == .sos)
    }
}
