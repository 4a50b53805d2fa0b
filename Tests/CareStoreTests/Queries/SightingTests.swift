import CareCore
import CareRecords
import Ingest
import Testing

@testable import CareStore

@Suite("What the devices of beds saw") struct SightingTests {
    private let noon = Fixture.noon

    private func event(
        _ kind: EventKind, at: Timestamp, device: DeviceNumber = Fixture.button, place: Place = .bed(BedNumber(0)),
        isTest: Bool = false
    ) -> EventRow {
        EventRow(
            device: device, kind: kind, reference: nil, deviceTime: at, at: at, receivedAt: at, isTest: isTest,
            isLate: false, place: place, data: [])
    }

    private func filled() throws -> OpenStore {
        let open = try OpenStore()
        let (smoke, noon) = (Fixture.smokeAlarm, noon)
        try open.commit {
            $0.effects.events = [
                event(.sos, at: noon, isTest: true), event(.sos, at: noon + .minutes(1)),
                event(.doorOpened, at: noon + .minutes(2), device: smoke, place: .household(HouseholdNumber(1))),
            ]
            $0.effects.readings = [
                Fixture.reading(.inBed, 1, at: noon), Fixture.reading(.inBed, 0, at: noon + .minutes(3)),
                Fixture.reading(.heartRate, 72, device: Fixture.wearable, at: noon + .minutes(4)),
                Fixture.reading(.heartRate, 255, at: noon + .minutes(5), validity: .invalidMarker),
                Fixture.reading(.movement, 0, at: noon + .minutes(6)), Fixture.reading(.inBed, 1, at: noon + .hours(2)),
            ]
        }
        return open
    }

    private func told(_ sightings: [BedSighting]) -> [String] {
        sightings.map { "\($0.bed) \($0.device) \($0.kind.rawValue) \(($0.at - noon).count / 60_000)" }
    }

    @Test func `a test press counts and a real one does not; a door of a household is seen at each of its beds`() throws
    {
        let open = try filled()
        #expect(
            told(try open.store.reader.sightings()) == [
                "532901-000001 b-1 test-press 0", "532901-000002 s-1 door 2", "532901-000003 s-1 door 2",
            ])
        let bed = try #require(BedID("532901-000003"))
        #expect(told(try open.store.reader.sightings(bed: bed)) == ["532901-000003 s-1 door 2"])
        #expect(try open.store.reader.sightings(from: noon + .minutes(3)).isEmpty)
        #expect(try open.store.reader.sightings(until: noon).isEmpty)
    }

    @Test
    func `valid values of the bed's own devices within the time are signs; a still room and an invalid value are none`()
        throws
    {
        let open = try filled()
        let bed = try #require(BedID("532901-000001"))
        let seen = try open.store.reader.measuredSightings(of: bed, from: noon, until: noon + .hours(1))
        #expect(
            told(seen) == [
                "532901-000001 m-1 in-bed 0", "532901-000001 m-1 out-of-bed 3", "532901-000001 w-1 vital 4",
            ])
        let other = try #require(BedID("532901-000002"))
        #expect(try open.store.reader.measuredSightings(of: other, from: noon, until: noon + .hours(1)).isEmpty)
    }
}
