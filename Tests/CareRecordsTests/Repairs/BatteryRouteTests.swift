import CareCore
import CareRecords
import Testing

/// The batteries to see to, in the order of a drive.
@Suite struct BatteryRouteTests {
    private func stop(_ village: String?, _ bed: Int32, _ priority: Priority, order: Int64) throws -> BatteryStop {
        let county = try #require(CountyCode(532_901))
        let bed = try #require(BedID(county: county, number: bed))
        let problem = MaintenanceProblem(
            number: 1, rule: "BAT-1", device: nil, alarm: AlarmID(order), priority: priority, foundAt: .epoch,
            lastAt: .epoch)
        let line = RepairLine(
            order: OrderID(order), bed: bed, device: nil, problem: problem, isOpen: true, profile: nil,
            rules: .standard)
        return BatteryStop(
            village: village.flatMap { VillageCode($0) }, bed: bed, household: nil, line: line, kind: "紧急呼叫",
            cell: "CR2450", percent: 12)
    }

    private func stops() throws -> [BatteryStop] {
        [
            try stop("532901003001", 5, .p4, order: 5), try stop(nil, 9, .p3, order: 9),
            try stop("532901001001", 2, .p4, order: 2), try stop("532901001001", 1, .p4, order: 1),
            try stop("532901001001", 4, .p3, order: 4), try stop("532901002001", 3, .p4, order: 3),
        ]
    }

    @Test func `without a start villages follow by code, beds by urgency and number, strangers last`() throws {
        #expect(BatteryRoute.order(try stops()).map(\.line.order.number) == [4, 1, 2, 3, 5, 9])
    }

    @Test func `with a start the nearest village comes next, and one without a position after them`() throws {
        func at(_ latitude: Int64) -> MicroPosition {
            MicroPosition(latitude: MicroDegrees(latitude), longitude: MicroDegrees(100_000_000))
        }
        let first = try #require(VillageCode("532901001001"))
        let third = try #require(VillageCode("532901003001"))
        let route = BatteryRoute.order(
            try stops(), positions: [first: at(25_000_000), third: at(25_900_000)], from: at(26_000_000))
        #expect(route.map(\.line.order.number) == [5, 4, 1, 2, 3, 9])
    }

    @Test func `the stops of a bed with one urgent problem stay together`() throws {
        let stops = [
            try stop("532901001001", 1, .p4, order: 1), try stop("532901001001", 2, .p4, order: 2),
            try stop("532901001001", 2, .p3, order: 3),
        ]
        #expect(BatteryRoute.order(stops).map(\.line.order.number) == [2, 3, 1])
    }
}
