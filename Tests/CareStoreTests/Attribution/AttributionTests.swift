import CareCore
import CareRecords
import Ingest
import Testing

@testable import CareStore

/// Promise 6, through the line and into the database: what a device says belongs to the household that had it at the
/// device's own time, or to nobody. A paper that comes late says who that was.
@Suite struct AttributionTests {
    private static let always = (from: Timestamp(milliseconds: 0), until: Fixture.noon + .days(400))

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `over any history of re-issues nothing is read in another household, and nothing of its own is lost`(
        seed: UInt64
    ) throws {
        var life = try DeviceLife(seed: seed)
        for _ in 0..<120 { try life.step() }
        try #require(life.services.values.contains { $0.count > 2 }, "devices went on to other households")
        try #require(life.readings.contains { $0.owner == nil } && life.readings.contains { $0.owner != nil })
        try #require(life.services.count == DeviceLife.devices.count, "what serves a household too")
        try #require(life.latePapers > 0 && life.reached.contains(.inStock), "late papers, and fittings called off")
        let reader = life.store.reader
        try checkReadings(of: life, reader)
        try checkSightings(of: life, reader)
        try checkPresses(of: life)
        try checkAlarms(of: life, reader)
    }

    /// Every reading of somebody's, as far as was known when it came, is there once; of nobody's there is none. It
    /// names whoever had the device at its time by all papers, also by one that came after it.
    private func checkReadings(of life: borrowing DeviceLife, _ reader: StoreReader) throws {
        for (device, profile) in DeviceLife.devices where profile != "sos-button" {
            let sent = Self.kept(life.readings, of: life).filter { $0.device == device }
            let id = try #require(DeviceID(device))
            guard let stored = try reader.readings(of: id, since: nil) else {
                #expect(sent.isEmpty)
                continue
            }
            let found = stored.map {
                DeviceLife.Sent(device: device, at: $0.deviceTime, owner: Self.owner($0.bed, $0.household))
            }
            #expect(Set(found) == sent && found.count == sent.count, "\(device)")
        }
    }

    /// What was somebody's when it was sent, each with its owner by all papers.
    private static func kept(
        _ sent: Set<DeviceLife.Sent>, of life: borrowing DeviceLife
    ) -> Set<DeviceLife.Sent> {
        var kept: Set<DeviceLife.Sent> = []
        for one in sent where one.owner != nil {
            kept.insert(
                DeviceLife.Sent(device: one.device, at: one.at, owner: life.owner(of: one.device, at: one.at)))
        }
        return kept
    }

    private static func owner(_ bed: BedID?, _ household: HouseholdID?) -> DeviceLife.Owner? {
        bed.map(DeviceLife.Owner.bed) ?? household.map(DeviceLife.Owner.household)
    }

    /// Asked for one bed over all time, the store tells of that bed only.
    private func checkSightings(of life: borrowing DeviceLife, _ reader: StoreReader) throws {
        let kept = Self.kept(life.readings, of: life)
        for bed in life.beds {
            let seen = try reader.measuredSightings(of: bed, from: Self.always.from, until: Self.always.until)
            let found = Set(seen.map { DeviceLife.Sent(device: $0.device.text, at: $0.at, owner: .bed(bed)) })
            #expect(found == kept.filter { $0.owner == .bed(bed) }, "\(bed)")
        }
    }

    /// An event stays where it rang, whatever a paper says afterwards.
    private func checkPresses(of life: borrowing DeviceLife) throws {
        let rows = try life.store.reader.events(after: 0, limit: 10_000)
        let found = rows.map {
            DeviceLife.Sent(device: $0.device.text, at: $0.at, owner: Self.owner($0.bed, $0.household))
        }
        #expect(Set(found) == life.presses.filter { $0.owner != nil })
    }

    /// An SOS rings at the bed that had the button, smoke in the household that had the alarm, and each of them counts
    /// there, new or old; a press of nobody's says so and rings at none.
    private func checkAlarms(of life: borrowing DeviceLife, _ reader: StoreReader) throws {
        let alarms = try reader.alarms(AlarmFilter(), scope: .everything, limit: 10_000)
        var counted: [DeviceLife.Owner: Int] = [:]
        for alarm in alarms where alarm.rule == "SOS-1" || alarm.rule == "ENV-1" {
            let press = life.presses.first { $0.device == alarm.device?.text && $0.at == alarm.raisedAt }
            let owner = try #require(Self.owner(alarm.bed, alarm.household))
            #expect(press?.owner == owner, "\(alarm.rule)")
            counted[owner, default: 0] += Int(alarm.count)
        }
        #expect(counted == Dictionary(life.presses.compactMap(\.owner).map { ($0, 1) }, uniquingKeysWith: +))
        let strays = alarms.filter { $0.rule == "AST-2" }
        #expect(strays.allSatisfy { $0.bed == nil && $0.household == nil })
        // Where to look first is who had it before the press, whoever has it by now.
        for stray in strays {
            let last = life.services[stray.device?.text ?? ""]?.last { $0.from <= stray.lastAt }?.owner
            let beds = life.homes.filter { last == .bed($0.key) || last == .household($0.value) }.keys
            #expect(stray.lastBeds.map(\.description) == beds.map(\.description).sorted())
        }
    }
}
