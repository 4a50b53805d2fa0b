import CareCore
import CareRecords
import GRDB
import Testing

@testable import CareStore

/// Nobody sees a neighbour's bed: the scene of two counties, seen from every kind of scope.
@Suite struct ScopeFilterTests {
    /// Somebody's scope and the alarms that lie in it.
    struct Seen: CustomTestStringConvertible {
        let scope: AccessScope
        let alarms: [Int64]

        var testDescription: String { "\(scope)" }
    }

    static let dali = CountyCode(532_901).map { AccessScope.counties([$0]) } ?? .everything
    static let midu = CountyCode(532_925).map { AccessScope.counties([$0]) } ?? .everything

    static let seen: [Seen] = [
        Seen(scope: .everything, alarms: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        Seen(scope: dali, alarms: [1, 2, 3, 6, 8, 9, 10]),
        Seen(scope: midu, alarms: [4, 5, 7, 9]),
        Seen(
            scope: .counties(Set([532_901, 532_925].compactMap { CountyCode($0 as Int32) })),
            alarms: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        Seen(scope: townships(532_901_001), alarms: [1, 9, 10]),
        Seen(scope: townships(532_901_002), alarms: [2, 3, 6, 8, 9]),
        Seen(scope: townships(532_901_001, 532_925_101), alarms: [1, 4, 9, 10]),
        Seen(scope: townships(532_931_001), alarms: [9]),
        Seen(scope: provider("P-A"), alarms: [1, 2, 6, 7, 9, 10]),
        Seen(scope: provider("P-B"), alarms: [3, 4, 6, 7, 9]),
        Seen(scope: provider("P"), alarms: [7, 9]),
        Seen(scope: bed("532901-000001"), alarms: [1, 10]),
        Seen(scope: bed("532901-000002"), alarms: [2, 6]),
        Seen(scope: bed("532901-000003"), alarms: [3, 6]),
        Seen(scope: bed("532925-000002"), alarms: [5]),
        Seen(scope: bed("532931-000001"), alarms: []),
    ]

    static func townships(_ codes: Int32...) -> AccessScope { .townships(Set(codes.compactMap { TownshipCode($0) })) }

    static func provider(_ text: String) -> AccessScope { ProviderID(text).map { .provider($0) } ?? .everything }

    static func bed(_ text: String) -> AccessScope { BedID(text).map { .bed($0) } ?? .everything }

    @Test(arguments: seen)
    func `a list holds what lies in the scope, and nothing else`(seen: Seen) throws {
        let reader = try ScopeScene.open().store.reader
        #expect(try reader.alarms(AlarmFilter(), scope: seen.scope).map(\.id.number) == seen.alarms.reversed())
        #expect(
            try reader.alarms(.open, scope: seen.scope).map(\.id.number) == seen.alarms.filter { $0 != 10 }.reversed())
        for number in 1...12 as ClosedRange<Int64> {
            let isIn = seen.alarms.contains(number)
            #expect((try reader.alarm(AlarmID(number), scope: seen.scope) != nil) == isIn)
            let alarm = try #require(try reader.alarm(AlarmID(number), scope: .everything))
            #expect(seen.scope.covers(alarm, at: try reader.places(of: alarm.id)) == isIn, "alarm \(number)")
        }
    }

    @Test(arguments: ScopeScene.beds.map(\.id))
    func `a filter by bed does not lead out of the scope`(bed: String) throws {
        let reader = try ScopeScene.open().store.reader
        var filter = AlarmFilter()
        filter.bed = BedID(bed)
        let all = try reader.alarms(filter, scope: .everything).map(\.id.number)
        #expect(!all.isEmpty)
        for seen in Self.seen {
            let found = try reader.alarms(filter, scope: seen.scope).map(\.id.number)
            #expect(found == all.filter { seen.alarms.contains($0) }, "\(seen.scope)")
        }
    }

    @Test(arguments: seen)
    func `conditions by number, identity and row say the same as the places`(seen: Seen) throws {
        let open = try ScopeScene.open()
        let arguments = ScopeFilter(seen.scope).arguments
        func found(_ column: String, _ table: String, _ condition: String) throws -> Set<String> {
            try open.store.pool.read {
                try String.fetchSet(
                    $0, sql: "SELECT \(column) FROM \(table) WHERE \(condition)", arguments: arguments)
            }
        }
        let beds = Set(
            try ScopeScene.beds.map(\.id).filter { id in
                let place = try open.store.reader.place(of: try #require(BedID(id)))
                return seen.scope.covers(try #require(place))
            })
        #expect(try found("identity", "bed", ScopeFilter.bed(row: "bed")) == beds)
        #expect(try found("identity", "bed", ScopeFilter.bed(number: "bed.number")) == beds)
        #expect(try found("identity", "bed", ScopeFilter.bed(identity: "bed.identity")) == beds)
        let households = Set(
            try (0..<4).map { "h\($0)" }.filter { id in
                seen.scope.covers(anyOf: try open.store.reader.places(of: try #require(HouseholdID(id))))
            })
        #expect(try found("identity", "household", ScopeFilter.household(number: "household.number")) == households)
        #expect(
            try found("identity", "household", ScopeFilter.household(identity: "household.identity")) == households)
        let devices = Set(
            try ["b-1", "s-1", "x-1"].filter { id in
                seen.scope.covers(anyOf: try open.store.reader.places(of: try #require(DeviceID(id))))
            })
        #expect(try found("identity", "device", ScopeFilter.device(number: "device.number")) == devices)
    }

    @Test func `what nobody registered has no place`() throws {
        let reader = try ScopeScene.open().store.reader
        #expect(try reader.place(of: try #require(BedID("532931-000001"))) == nil)
        #expect(try reader.places(of: try #require(HouseholdID("h9"))) == [])
        #expect(try reader.places(of: try #require(DeviceID("d-9"))) == [])
        #expect(try reader.places(of: AlarmID(99)) == [])
    }
}
