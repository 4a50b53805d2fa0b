import CareCore
import CareRecords
import Testing

@Suite("Corroboration of visits by the bed's devices") struct CorroborationTests {
    /// From 09:02 (check-in) and 09:05 (start) to 10:00.
    private func visit() throws -> Visit {
        let world = try VisitWorld.with(.finished)
        return try #require(world.visit())
    }

    static func sighting(
        _ kind: BedSighting.Kind, _ time: String, bed: String = "532901-000001", device: String = "d-1",
        hub: String? = nil
    ) throws -> BedSighting {
        BedSighting(
            bed: try #require(BedID(bed)), kind: kind, at: try VisitWorld.moment(time),
            device: try #require(DeviceID(device)), hub: hub.flatMap { DeviceID($0) })
    }

    private func range(_ from: String, _ until: String) throws -> Range<Timestamp> {
        try VisitWorld.moment(from)..<VisitWorld.moment(until)
    }

    private func judge(
        _ sightings: [BedSighting], hasRoomSensor: Bool = false, silences: [Range<Timestamp>] = [],
        absences: [Range<Timestamp>] = []
    ) throws -> Corroboration {
        let sensor = try #require(DeviceID("d-1"))
        let watch = BedWatch(
            sightings: sightings, roomSensors: hasRoomSensor ? [sensor] : [], silences: silences, absences: absences)
        return try #require(Corroboration(try visit(), watch))
    }

    @Test func `every kind alone, within the visit`() throws {
        let expected: [BedSighting.Kind: (CorroborationVerdict, Set<CorroborationReason>)] = [
            .testPress: (.corroborated, [.testPress]), .checkIn: (.corroborated, [.checkIn]),
            .measurement: (.corroborated, [.measurement]), .movement: (.notSeen, [.oneSign, .noSensor]),
            .door: (.notSeen, [.noSensor]), .vital: (.notSeen, [.noSensor]), .inBed: (.notSeen, [.noSensor]),
            .outOfBed: (.notSeen, [.noSensor]), .elsewhere: (.contradicted, [.residentElsewhere]),
        ]
        for kind in BedSighting.Kind.allCases {
            let found = try judge([try Self.sighting(kind, "09:30")])
            #expect(found.verdict == expected[kind]?.0, "\(kind)")
            #expect(found.reasons.words == expected[kind]?.1, "\(kind)")
        }
    }

    @Test func `the window begins ten minutes before the check-in and ends ten minutes after the end`() throws {
        for (time, isSeen) in [("08:51", false), ("08:52", true), ("10:09", true), ("10:10", false)] {
            let found = try judge([try Self.sighting(.testPress, time)])
            #expect((found.verdict == .corroborated) == isSeen, "\(time)")
        }
        let other = try Self.sighting(.testPress, "09:30", bed: "532901-000002")
        #expect(try judge([other]).verdict == .notSeen, "another bed says nothing")
    }

    @Test func `two kinds of weaker signs are enough, of two devices: a resident who turns and gets up is one`() throws
    {
        let door = try Self.sighting(.door, "09:01", device: "door")
        let leaving = try Self.sighting(.door, "10:02", device: "door")
        let between = try Self.sighting(.door, "09:30", device: "door")
        let turning = try Self.sighting(.movement, "09:20", device: "m-1")
        let movement = try Self.sighting(.movement, "09:20")
        let up = try Self.sighting(.outOfBed, "09:10", device: "m-1")
        let down = try Self.sighting(.inBed, "09:40", device: "m-1")
        for signs in [[door, movement], [leaving, movement], [movement, up, down], [door, up, down]] {
            let found = try judge(signs.reversed())
            #expect(found.verdict == .corroborated)
            #expect(found.reasons.words == [.severalSigns])
            #expect(found.evidence == signs.sorted { $0.at < $1.at })
        }
        for signs in [
            [door, leaving], [between, movement], [up, down], [movement, down], [movement, movement],
            [turning, up, down],
        ] {
            #expect(try judge(signs).verdict == .notSeen)
        }
    }

    @Test func `a still room contradicts only where sensors were in service and heard throughout`() throws {
        #expect(try judge([], hasRoomSensor: true).reasons.words == [.roomStill])
        #expect(try judge([], hasRoomSensor: true).verdict == .contradicted)
        #expect(try judge([try Self.sighting(.inBed, "09:30")], hasRoomSensor: true).verdict == .contradicted)
        #expect(try judge([try Self.sighting(.movement, "09:30")], hasRoomSensor: true).verdict == .notSeen)
        #expect(try judge([try Self.sighting(.door, "09:30")], hasRoomSensor: true).verdict == .notSeen)
        let sleeper = try Self.sighting(.movement, "09:30", device: "m-1")
        #expect(
            try judge([sleeper], hasRoomSensor: true).verdict == .contradicted, "a mattress is no sensor of the room")
        #expect(try judge([try Self.sighting(.testPress, "09:30")], hasRoomSensor: true).verdict == .corroborated)
        #expect(try judge([]).reasons.words == [.noSensor])
        let offline = try judge([], hasRoomSensor: true, silences: [try range("09:55", "12:00")])
        #expect(offline.verdict == .notSeen)
        #expect(offline.reasons.words == [.hubOffline])
        let edge = try judge([], hasRoomSensor: true, silences: [try range("10:08", "10:20")])
        #expect(edge.verdict == .notSeen)
        let before = try judge([], hasRoomSensor: true, silences: [try range("07:00", "08:52")])
        #expect(before.verdict == .contradicted)
    }

    @Test func `a resident who was elsewhere or away contradicts, whatever else was seen`() throws {
        let press = try Self.sighting(.testPress, "09:30")
        for (time, isAgainst) in [("09:04", false), ("09:05", true), ("09:59", true), ("10:00", false)] {
            let found = try judge([press, try Self.sighting(.elsewhere, time)])
            #expect((found.verdict == .contradicted) == isAgainst, "\(time)")
        }
        let away = try judge([press], absences: [try range("08:00", "18:00")])
        #expect(away.verdict == .contradicted)
        #expect(away.reasons.words == [.residentAway])
        #expect(try judge([press], absences: [try range("09:30", "18:00")]).verdict == .corroborated, "left after it")
    }

    @Test(arguments: VisitState.allCases)
    func `a visit that has not ended, or is void, is not compared`(state: VisitState) throws {
        let visit = try #require(try VisitWorld.with(state).visit())
        let found = Corroboration(visit, BedWatch(sightings: [], roomSensors: []))
        #expect((found != nil) == state.isFinished)
    }

    @Test func `what the devices say is kept in the visit, and replaced when data came later`() throws {
        let world = try VisitWorld.with(.rated)
        #expect(try world.enter("visit-corroborate") == [])
        #expect(world.visit()?.row[VisitField.corroboration] == .notSeen)
        let later = ["corroboration": "corroborated", "corroborationReasons": "test-press measurement"]
        #expect(try world.enter("visit-corroborate", later) == [])
        #expect(world.visit()?.row[VisitField.corroboration] == .corroborated)
        #expect(world.visit()?.row[VisitField.corroborationReasons]?.words == [.testPress, .measurement])
        #expect(world.visit()?.state == .rated)
    }
}
