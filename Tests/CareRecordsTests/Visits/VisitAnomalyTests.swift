import CareCore
import CareRecords
import Testing

@Suite("Odd visits") struct VisitAnomalyTests {
    @Test(arguments: [
        ("09:24", [VisitAnomaly.short]), ("09:25", []), ("13:05", []), ("13:06", [VisitAnomaly.long]),
    ])
    func `length is judged to the minute`(end: String, anomalies: [VisitAnomaly]) throws {
        let world = try VisitWorld()
        #expect(try world.enter("visit-record", ["endAt": VisitWorld.text(end)], at: "14:00") == [])
        #expect(world.visit()?.anomalies == Set(anomalies))
        #expect(world.visit()?.counts == anomalies.isEmpty)
    }

    @Test(arguments: [
        // 0.0027 degrees of latitude are 300.2 m.
        ("25.6091", "0", false), ("25.6092", "0", true), ("25.6092", "1", false), ("25.6192", "500", true),
        ("25.6192", "1200", false),
    ])
    func `a check-in more than 300 m from the home is odd, unless the receiver may be off by so much`(
        latitude: String, accuracy: String, isFar: Bool
    ) throws {
        let world = try VisitWorld.with(.dispatched)
        let position = ["method": "geofence", "latitude": latitude, "longitude": "100.2676", "accuracy": accuracy]
        #expect(try world.enter("visit-arrive", position) == [])
        #expect(try world.enter("visit-start") == [])
        #expect(try world.enter("visit-finish") == [])
        #expect(world.visit()?.anomalies.contains(.far) == isFar)
        #expect(world.visit()?.counts == true)
    }

    @Test func `a worker on two visits makes the one that ends later odd; voiding the other one clears it`() throws {
        let world = try VisitWorld.with(.finished)
        let plan = [
            "careCase": "c-3", "staff": "s-2 s-3", "plannedStart": VisitWorld.text("10:00"),
            "plannedEnd": VisitWorld.text("11:00"),
        ]
        #expect(try world.enter("visit-plan", plan, visit: "v-3") == [])
        for step in ["visit-dispatch", "visit-arrive", "visit-start"] {
            #expect(try world.enter(step, visit: "v-3") == [], "what happens at the bed is never refused for it")
        }
        #expect(try world.enter("visit-finish", ["endAt": VisitWorld.text("10:40")], visit: "v-3") == [])
        #expect(world.visit("v-3")?.anomalies == [.overlap])
        #expect(world.visit("v-1")?.anomalies == [])
        #expect(world.visit("v-3")?.counts == false)
        #expect(try world.enter("visit-void") == [])
        #expect(world.visit("v-3")?.anomalies == [])
        #expect(world.visit("v-3")?.counts == true)
        #expect(world.visit("v-1")?.counts == false)
    }

    @Test func `a visit that overlaps two others stays odd until both are void`() throws {
        let world = try VisitWorld.with(.finished)
        #expect(try world.enter("visit-record", ["careCase": "c-2", "staff": "s-3 s-4"], visit: "v-2") == [])
        let plan = [
            "careCase": "c-3", "staff": "s-2 s-3", "plannedStart": VisitWorld.text("10:00"),
            "plannedEnd": VisitWorld.text("11:00"),
        ]
        #expect(try world.enter("visit-plan", plan, visit: "v-3") == [])
        for step in ["visit-dispatch", "visit-arrive", "visit-start", "visit-finish"] {
            #expect(try world.enter(step, visit: "v-3") == [])
        }
        #expect(try world.enter("visit-void") == [])
        #expect(world.visit("v-3")?.anomalies == [.overlap])
        #expect(try world.enter("visit-void", visit: "v-2") == [])
        #expect(world.visit("v-3")?.anomalies == [])
    }

    @Test func `a planned visit half an hour after its start without check-in is named`() throws {
        let world = try VisitWorld.with(.planned)
        #expect(VisitWatch.unstarted(world.visits, at: try VisitWorld.moment("09:29")) == [])
        #expect(VisitWatch.unstarted(world.visits, at: try VisitWorld.moment("09:30")).map(\.text) == ["v-1"])
        for state in VisitState.allCases where state != .planned && state != .dispatched {
            let other = try VisitWorld.with(state)
            #expect(VisitWatch.unstarted(other.visits, at: try VisitWorld.moment("12:00")) == [], "\(state)")
        }
    }

    @Test func `residents with fewer visits than required are named from 14 days before the day on which they are due`()
        throws
    {
        let world = try VisitWorld.with(.finished)
        try world.putCase(3, ["state": "ended", "endedOn": "2021-11-01"])
        let cases = world.book.rows(.careCase, where: [])
        let today = try #require(CivilDate(recordText: "2021-12-17"))
        func behind(_ due: String, required: Int64) throws -> [String] {
            let due = try #require(CivilDate(recordText: due))
            let programme = VisitProgramme(
                earlyUntil: due, earlyOrdinals: 1...required, ordinals: 1...(required + 1))
            return VisitWatch.behind(cases, world.visits, programme, today: today)
                .map { "\($0.careCase) \($0.visits.map(\.text))" }
        }
        #expect(try behind("2022-01-01", required: 2) == [])
        #expect(try behind("2021-12-31", required: 2) == [#"c-1 ["v-1"]"#, "c-2 []"])
        #expect(try behind("2021-12-31", required: 1) == ["c-2 []"])
        #expect(try behind("2021-12-01", required: 1) == ["c-2 []"], "past its day too")
        #expect(try behind("2021-09-30", required: 1) == [], "nobody was in service by then")
    }
}
