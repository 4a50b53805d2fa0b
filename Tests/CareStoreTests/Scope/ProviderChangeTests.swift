import CareCore
import CareRecords
import Ingest
import Testing

@testable import CareStore

/// A bed goes from one provider to another: what was over before is not the next one's, what is open is.
@Suite struct ProviderChangeTests {
    private static let change = Fixture.noon + .hours(1)

    /// Alarms that each scope has after bed 1 went from P-A to P-C; alarm 1 was open then, 10 was over.
    private static let seen: [ScopeFilterTests.Seen] = [
        .init(scope: .everything, alarms: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        .init(scope: ScopeFilterTests.dali, alarms: [1, 2, 3, 6, 8, 9, 10]),
        .init(scope: ScopeFilterTests.townships(532_901_001), alarms: [1, 9, 10]),
        .init(scope: ScopeFilterTests.bed("532901-000001"), alarms: [1, 10]),
        .init(scope: ScopeFilterTests.provider("P-A"), alarms: [2, 6, 7, 9]),
        .init(scope: ScopeFilterTests.provider("P-B"), alarms: [3, 4, 6, 7, 9]),
        .init(scope: ScopeFilterTests.provider("P-C"), alarms: [1, 7, 9]),
    ]

    private static func registered(_ provider: String?) throws -> RegistryChange {
        let bed = Bed(
            id: try #require(BedID("532901-000001")), household: HouseholdNumber(0), township: "532901001",
            provider: provider.flatMap { ProviderID($0) })
        return .bed(BedNumber(0), bed)
    }

    private static func changed() throws -> OpenStore {
        let open = try ScopeScene.open()
        try open.commit(at: change) { $0.effects.registry = [try registered("P-C")] }
        return open
    }

    @Test(arguments: seen)
    func `lists, the log, single alarms and the feed agree on whose an alarm is`(seen: ScopeFilterTests.Seen) throws {
        let reader = try Self.changed().store.reader
        #expect(try reader.alarms(AlarmFilter(), scope: seen.scope).map(\.id.number) == seen.alarms.reversed())
        let log = try reader.alarmLog(after: 0, limit: 100, in: PlaceFilter(scope: seen.scope)).entries
        #expect(log.map(\.alarm.id.number) == seen.alarms)
        for number in 1...12 as ClosedRange<Int64> {
            let isIn = seen.alarms.contains(number)
            #expect((try reader.alarm(AlarmID(number), scope: seen.scope) != nil) == isIn)
            let alarm = try #require(try reader.alarm(AlarmID(number), scope: .everything))
            #expect(seen.scope.covers(alarm, at: try reader.places(of: alarm.id)) == isIn, "alarm \(number)")
        }
    }

    @Test func `what the next provider brings to its end stays with it`() throws {
        let open = try Self.changed()
        try open.commit(at: Self.change + .minutes(5)) {
            var alarm = try ScopeScene.alarms()[0]
            alarm.state = .normal
            alarm.closedAt = Self.change + .minutes(5)
            alarm.edge = 2
            $0.effects.alarmEdges = [Fixture.edge(alarm)]
        }
        let next = ScopeFilterTests.provider("P-C")
        #expect(try open.store.reader.alarms(AlarmFilter(), scope: next).map(\.id.number) == [9, 7, 1])
    }

    @Test func `the first provider that is named has the bed all along, and so has one that is named again`() throws {
        let open = try ScopeScene.open()
        for provider in ["P-A", "P-A"] {
            try open.commit(at: Self.change) { $0.effects.registry = [try Self.registered(provider)] }
        }
        #expect(try open.rows("SELECT providerSince FROM bed WHERE number = 0") == ["0"])
        let bed = Bed(
            id: try #require(BedID("532925-000002")), household: HouseholdNumber(3), provider: ProviderID("P-C"))
        try open.commit(at: Self.change) { $0.effects.registry = [.bed(BedNumber(4), bed)] }
        #expect(try open.rows("SELECT providerSince FROM bed WHERE number = 4") == ["0"])
        try open.commit(at: Self.change) { $0.effects.registry = [try Self.registered("P-C")] }
        #expect(
            try open.rows("SELECT providerSince FROM bed WHERE number = 0") == ["\(Self.change.milliseconds)"])
        // Back with the first one, it begins anew.
        try open.commit(at: Self.change + .hours(1)) { $0.effects.registry = [try Self.registered("P-A")] }
        let former = ScopeFilterTests.provider("P-A")
        #expect(try open.store.reader.alarm(AlarmID(1), scope: former) != nil)
        #expect(try open.store.reader.alarm(AlarmID(10), scope: former) == nil)
    }
}
