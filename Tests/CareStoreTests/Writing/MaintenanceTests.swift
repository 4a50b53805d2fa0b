import CareCore
import CareRecords
import GRDB
import Ingest
import Testing

@testable import CareStore

/// Maintenance orders and suppressions are read back as they were, in the transaction of their alarms.
@Suite struct MaintenanceTests {
    private static let bed = BedNumber(0)
    private static let id = OrderID(1)

    /// Problems as the core makes them, of a scene of its own: the store takes what it is given.
    private func problems() throws -> [MaintenanceChange] {
        let county = try #require(CountyCode(532_901))
        let rule = FleetRule.badMessages
        var state = GatewayState(profiles: Fixture.profiles)
        var effects = Effects()
        let line = AssignmentImport(
            line: 2, county: county, bed: try #require(BedID(county: county, number: 1)),
            device: try #require(DeviceID("m-1")), profile: "mattress", since: Fixture.noon - .days(1))
        _ = state.apply(.importAssignments([line]), at: Fixture.noon, into: &effects)
        for _ in 0..<6 { state.countUnreadable(DeviceNumber(0), at: Fixture.noon, into: &effects) }
        #expect(effects.alarmEdges.map(\.alarm.key.rule) == [rule.rawValue])
        return effects.maintenance
    }

    @Test func `an order comes back with its problems, and closed with who and what`() throws {
        let open = try OpenStore()
        let changes = try problems()
        #expect(changes.count == 2)
        try open.commit {
            $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm(1, rule: "DQ-2"))]
            $0.effects.maintenance = changes
        }
        let reader = open.store.reader
        let order = try #require(try reader.orders(openOnly: true, .everything).first)
        #expect(order.id == Self.id && order.problems == 1 && order.lasting == 1 && order.closedAt == nil)
        #expect(try reader.problems(of: Self.id).map(\.problem.rule) == ["DQ-2"])
        #expect(try reader.problems(of: Self.id).first?.device == DeviceID("m-1"))
        #expect(try reader.orders(openOnly: true, bed: BedID("532901-000002"), .everything) == [])
        try open.commit {
            $0.effects.maintenance = [.closed(Self.id, at: Fixture.noon + .hours(1), by: "wang", note: "new cable")]
        }
        #expect(try reader.orders(openOnly: true, .everything) == [])
        let closed = try #require(try reader.order(Self.id, scope: .everything))
        #expect(closed.closedBy == "wang" && closed.closeText == "new cable")
        #expect(try reader.orders(openOnly: false, .everything).count == 1)
        #expect(try reader.order(OrderID(2), scope: .everything) == nil)
        #expect(try open.rows("SELECT rule FROM maintenanceView") == ["DQ-2"])
    }

    @Test func `a second open order of a bed is refused by the schema, and its transaction leaves nothing`() throws {
        let open = try OpenStore()
        try open.commit { $0.effects.maintenance = [.opened(Self.id, bed: Self.bed, at: Fixture.noon)] }
        #expect(throws: CommitError.self) {
            try open.commit {
                $0.effects.alarmEdges = [Fixture.edge(Fixture.alarm(1))]
                $0.effects.maintenance = [.opened(OrderID(2), bed: Self.bed, at: Fixture.noon)]
            }
        }
        #expect(try open.count("alarm") == 0)
        #expect(try open.count("maintenanceOrder") == 1)
    }

    @Test func `the list of suppressions is replaced as a whole, and stays while it does not change`() throws {
        let open = try OpenStore()
        var absence = Suppression(kind: .absence, reason: "hospital", by: "li")
        absence.subject = .place(.bed(Self.bed))
        absence.from = Fixture.noon
        var outage = Suppression(kind: .outage, reason: "works", by: "sun")
        outage.township = "532901001"
        outage.until = Fixture.noon + .hours(1)
        var shelf = Suppression(kind: .shelf, reason: "rain", by: "wu")
        shelf.subject = try .township(#require(TownshipCode("532901002")))
        shelf.rule = FleetRule.areaOutage.rawValue
        try open.commit { $0.suppressions = [absence, outage, shelf] }
        try open.commit { $0.effects.audit = [] }
        let list = try open.store.reader.suppressions()
        #expect(list.map(\.kind) == [.absence, .outage, .shelf])
        #expect(list[0].bed == BedID("532901-000001") && list[0].from == Fixture.noon && list[0].until == nil)
        #expect(list[1].township == "532901001" && list[1].until == outage.until && list[1].by == "sun")
        #expect(list[2].township == "532901002" && list[2].rule == "DEV-4")
        try open.commit { $0.suppressions = [] }
        #expect(try open.store.reader.suppressions() == [])
    }

    @Test func `an alarm about an area comes back with its township and is found by its county`() throws {
        let open = try OpenStore()
        let township = try #require(TownshipCode("532925101"))
        let alarm = Alarm(
            id: AlarmID(1), key: AlarmKey(rule: "DEV-4", subject: .township(township), isTest: false), device: nil,
            place: nil, raisedAt: Fixture.noon, receivedAt: Fixture.noon, isLate: false, latches: false, priority: .p2,
            audience: .operator)
        try open.commit { $0.effects.alarmEdges = [AlarmEdge(alarm: alarm, cause: .raised, at: Fixture.noon, by: nil)] }
        var filter = AlarmFilter()
        filter.county = CountyCode(532_925)
        #expect(try open.store.reader.alarms(filter, scope: .everything).map(\.township) == [township])
        filter.county = CountyCode(532_901)
        #expect(try open.store.reader.alarms(filter, scope: .everything) == [])
    }
}
