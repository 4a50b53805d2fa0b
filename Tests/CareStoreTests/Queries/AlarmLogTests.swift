import CareCore
import CareRecords
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

/// All transitions of alarms in one order, which platforms and browsers follow.
@Suite struct AlarmLogTests {
    private let open: OpenStore

    init() throws { open = try OpenStore() }

    private var elsewhere: Alarm {
        Alarm(
            id: AlarmID(2),
            key: AlarmKey(rule: "SMK-1", subject: .place(.household(HouseholdNumber(1))), isTest: false),
            device: Fixture.smokeAlarm, place: .household(HouseholdNumber(1)), raisedAt: Fixture.noon,
            receivedAt: Fixture.noon, isLate: false, latches: true, priority: .p1, audience: .operator)
    }

    private func entries(
        after number: Int64 = 0, limit: Int = 100, _ scope: AccessScope = .everything
    ) throws
        -> AlarmLogPart
    {
        try open.store.reader.alarmLog(after: number, limit: limit, in: PlaceFilter(scope: scope))
    }

    @Test func `every transition gets the next number, and a failed turn leaves no gap`() throws {
        try open.commit { $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm()), Fixture.edge(elsewhere)] }
        #expect(throws: CommitError.self) {
            // The same transition twice: the turn is rolled back after the first row.
            try open.commit { $0.effects.alarmEdges = [Fixture.edge(step(2)), Fixture.edge(step(2))] }
        }
        try open.commit {
            $0.effects.alarmEdges = [
                AlarmEdge(
                    alarm: step(2), cause: .acknowledged, at: Fixture.noon, by: "li", detail: AlarmRemark("words"))
            ]
        }
        let part = try entries()
        #expect(part.entries.map(\.number) == [1, 2, 3])
        #expect(part.entries.map(\.alarm.id.number) == [1, 2, 1])
        #expect(part.entries.map(\.edge.cause) == [.raised, .raised, .acknowledged])
        #expect(part.entries.last?.edge.by == "li")
        #expect(part.entries.last?.edge.detail == AlarmRemark("words"))
        #expect(part.entries.last?.edge.edge == 2)
        #expect(part.entries[1].alarm.sharedBeds.map(\.description) == ["532901-000002", "532901-000003"])
        #expect(try open.store.reader.newestLoggedAlarm() == 3)
    }

    private func step(_ edge: Int32) -> Alarm {
        var alarm = Fixture.alarm()
        alarm.edge = edge
        return alarm
    }

    @Test func `a reader goes on where it stopped, and hears of no other scope`() throws {
        let bed = try #require(BedID("532901-000001"))
        try open.commit {
            $0.effects.alarmEdges =
                [Fixture.edge(Fixture.alarm()), Fixture.edge(elsewhere)]
                + (2...6).map { Fixture.edge(step($0), .commented) }
        }
        let first = try entries(limit: 3)
        #expect(first.entries.map(\.number) == [1, 2, 3])
        #expect(first.end == 3)
        let second = try entries(after: first.end, limit: 100)
        #expect(second.entries.map(\.number) == [4, 5, 6, 7])
        #expect(second.end == 7)
        #expect(try entries(after: 7) == AlarmLogPart(entries: [], end: 7, isWhole: true))
        #expect(try entries(.bed(bed)).entries.map(\.number) == [1, 3, 4, 5, 6, 7])
        let other = try #require(BedID("532901-000003"))
        // What was passed over need not be looked at again.
        let shared = try entries().entries[1]
        #expect(try entries(.bed(other)) == AlarmLogPart(entries: [shared], end: 7, isWhole: true))
        let together = try open.store.reader.alarmLogWithPlaces(after: 0, limit: 100)
        let alone = try entries()
        #expect(together.part == alone)
        #expect(together.places[AlarmID(1)]?.compactMap(\.bed) == [bed])
        #expect(together.places[AlarmID(2)]?.compactMap(\.bed?.description) == ["532901-000002", "532901-000003"])
    }

    @Test func `who sees little of a long log passes over the rest in bounded parts`() throws {
        let other = try #require(BedID("532901-000003"))
        let count = Int32(StoreReader.logReach) + 100
        try open.commit {
            $0.effects.alarmEdges =
                [Fixture.edge(Fixture.alarm())] + (2...count).map { Fixture.edge(step($0), .commented) }
                + [Fixture.edge(elsewhere)]
        }
        let first = try entries(.bed(other))
        #expect(first == AlarmLogPart(entries: [], end: StoreReader.logReach, isWhole: false))
        let second = try entries(after: first.end, .bed(other))
        #expect(second.entries.map(\.alarm.id.number) == [2])
        #expect(second.end == Int64(count) + 1 && second.isWhole)
    }

    @Test(arguments: ["UPDATE alarmLog SET edge = 9", "DELETE FROM alarmLog"])
    func `nobody changes the order`(sql: String) throws {
        try open.commit { $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm())] }
        #expect(throws: (any Error).self) { try open.store.pool.write { try $0.execute(sql: sql) } }
    }

    @Test func `when an alarm is carried on stands with it until it is not`() throws {
        let due = Fixture.noon + .seconds(61)
        try open.commit {
            $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm())]
            $0.effects.escalations = [NextEscalation(alarm: AlarmID(1), at: due)]
        }
        #expect(try open.store.reader.alarm(AlarmID(1), scope: .everything)?.escalatesAt == due)
        try open.commit { $0.effects.escalations = [NextEscalation(alarm: AlarmID(1), at: nil)] }
        #expect(try open.store.reader.alarm(AlarmID(1), scope: .everything)?.escalatesAt == nil)
    }

    @Test func `an earlier file gets its order by time`() throws {
        let folder = try TemporaryFolder()
        let before = try #require(Schema.migrations.firstIndex { $0 == Migration0023.self })
        do {
            let store = try Store.open(StoreConfiguration(path: folder.database), schema: before)
            try store.pool.write { db in
                for (alarm, rule) in [(1, "A"), (2, "B")] {
                    try db.execute(sql: Self.earlierAlarm, arguments: [alarm, rule])
                }
                for (alarm, edge, at) in [(1, 1, 10), (1, 2, 30), (2, 1, 20), (2, 2, 30)] {
                    try db.execute(
                        sql: "INSERT INTO alarmEdge VALUES (?, ?, 1, ?, NULL, 1, 0, 1, 1, 1, NULL)",
                        arguments: [alarm, edge, at])
                }
            }
        }
        let later = try OpenStore(folder, registry: false)
        #expect(try later.rows("SELECT number, alarm, edge FROM alarmLog") == ["1|1|1", "2|2|1", "3|1|2", "4|2|2"])
    }

    private static let earlierAlarm = """
        INSERT INTO alarm (number, rule, subjectKind, subject, isTest, raisedAt, receivedAt, isLate, latches, priority,
            audience, state, work, count, lastAt, edge) VALUES (?, ?, 0, 0, 0, 10, 10, 0, 1, 1, 1, 1, 0, 1, 10, 2)
        """
}
