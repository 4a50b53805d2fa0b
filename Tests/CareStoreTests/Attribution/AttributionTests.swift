import CareCore
import CareRecords
import Ingest
import Testing

@testable import CareStore

/// Promise 6, through the line and into the database: what a device says belongs to the household that had it at the
/// device's own time, or to nobody.
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
        let reader = life.store.reader
        try checkReadings(of: life, reader)
        try checkSightings(of: life, reader)
        try checkPresses(of: life)
        try checkAlarms(of: life, reader)
    }

    /// Every reading that somebody had is there once and names them; of nobody's there is none.
    private func checkReadings(of life: borrowing DeviceLife, _ reader: StoreReader) throws {
        for (device, profile) in DeviceLife.devices where profile != "sos-button" {
            let sent = life.readings.filter { $0.device == device && $0.owner != nil }
            let id = try #require(DeviceID(device))
            guard let stored = try reader.readings(of: id, since: nil) else {
                #expect(sent.isEmpty)
                continue
            }
            let found = stored.map { DeviceLife.Sent(device: device, at: $0.deviceTime, owner: $0.bed) }
            #expect(Set(found) == sent && found.count == sent.count, "\(device)")
        }
    }

    /// Asked for one bed over all time, the store tells of that bed only.
    private func checkSightings(of life: borrowing DeviceLife, _ reader: StoreReader) throws {
        for bed in life.beds {
            let seen = try reader.measuredSightings(of: bed, from: Self.always.from, until: Self.always.until)
            let found = Set(seen.map { DeviceLife.Sent(device: $0.device.text, at: $0.at, owner: bed) })
            #expect(found == life.readings.filter { $0.owner == bed }, "\(bed)")
        }
    }

    private func checkPresses(of life: borrowing DeviceLife) throws {
        let rows = try life.store.reader.events(after: 0, limit: 10_000)
        let found = rows.map { DeviceLife.Sent(device: $0.device.text, at: $0.at, owner: $0.bed) }
        #expect(Set(found) == life.presses.filter { $0.owner != nil })
    }

    /// An SOS rings at the household that had the button; one of nobody says so and rings at none.
    private func checkAlarms(of life: borrowing DeviceLife, _ reader: StoreReader) throws {
        let alarms = try reader.alarms(AlarmFilter(), scope: .everything, limit: 10_000)
        for alarm in alarms where alarm.rule == "SOS-1" {
            let owner = alarm.device.flatMap { life.owner(of: $0.text, at: alarm.raisedAt) }
            #expect(alarm.bed == owner && owner != nil)
        }
        let strays = alarms.filter { $0.rule == "AST-2" }
        #expect(strays.allSatisfy { $0.bed == nil && $0.household == nil })
        // Where to look first is who had it before the press, whoever has it by now.
        for stray in strays {
            let last = life.services[stray.device?.text ?? ""]?.last { $0.from <= stray.lastAt }?.bed
            #expect(stray.lastBeds == (last.map { [$0] } ?? []))
        }
    }
}
