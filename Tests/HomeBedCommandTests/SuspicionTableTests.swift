import CareCore
import CareRecords
import Testing

@testable import HomeBedCommand

@Suite struct SuspicionTableTests {
    /// 2021-11-06, 08:00 in Dali.
    private static let start = Timestamp(milliseconds: 1_636_156_800_000)

    private func sighting(
        _ kind: BedSighting.Kind, _ minute: Int64, bed: Int = 1, hub: String? = nil
    ) throws -> BedSighting {
        BedSighting(
            bed: try #require(BedID("532901-00000\(bed)")), kind: kind,
            at: Self.start + .minutes(minute),
            device: try #require(DeviceID("d-\(bed)")), hub: hub.flatMap { DeviceID($0) })
    }

    @Test func `what devices saw stands below its finding, of each of the patterns that no visit shows`() throws {
        let bed = try #require(BedID("532901-000001"))
        let resident = try #require(RecordID("r-1"))
        let day = try #require(CivilDate(recordText: "2021-11-05"))
        let presses = try (1...3).map { try sighting(.testPress, Int64($0), bed: $0, hub: "h-1") }
        let lying = try [sighting(.inBed, 0), sighting(.inBed, 10)]
        let signs = [try sighting(.vital, 5)]
        let death = ResidentDeath(resident: resident, bed: bed, on: day)
        let stay = HospitalStay(resident: resident, bed: bed, from: Self.start - .hours(5), until: nil)
        let findings =
            Suspicion.sharedHubs(presses) + Suspicion.vitalsAfterDeath([death], signs)
            + Suspicion.occupiedWhileAway([stay], lying)
        let lines = ProgrammeSuspicions.table(findings).lines
        #expect(lines.count == 1 + 3 + 6)
        func moment(_ minute: Int64) -> String { (Self.start + .minutes(minute)).recordText }
        let told = lines.map { $0.split(separator: " ").joined(separator: " ") }
        #expect(told[1].hasPrefix("多床位经同一网关测试 hub h-1"))
        #expect(told[2] == "d-1 test-press \(moment(1))")
        #expect(told[4] == "d-3 test-press \(moment(3))")
        #expect(told[6] == "d-1 vital \(moment(5))")
        #expect(told[8] == "d-1 in-bed \(moment(0))")
    }

    @Test func `of many things that devices saw the first twenty are shown, and how many there are more`() throws {
        let bed = try #require(BedID("532901-000001"))
        let day = try #require(CivilDate(recordText: "2021-11-05"))
        let death = ResidentDeath(resident: try #require(RecordID("r-1")), bed: bed, on: day)
        for (count, lines) in [(20, 22), (23, 23)] {
            let signs = try (0..<count).map { try sighting(.vital, Int64($0)) }
            let table = ProgrammeSuspicions.table(Suspicion.vitalsAfterDeath([death], signs)).lines
            #expect(table.count == lines)
            #expect((table.last?.contains("另有3条") == true) == (count == 23))
        }
    }
}
