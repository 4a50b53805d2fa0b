import CareCore
import CareRecords
import Testing

@Suite("Check-in at a bed") struct VisitCheckInTests {
    private func found(
        _ world: VisitWorld, by person: String? = nil, _ time: String, bed: String = "532901-000001"
    ) throws -> VisitCheckIn {
        VisitCheckIn(
            at: try #require(BedID(bed)), by: person.flatMap { RecordID($0) }, try VisitWorld.moment(time),
            among: world.visits)
    }

    @Test func `it belongs to the visit that was sent, and later ones of the same visit change nothing`() throws {
        let id = try #require(RecordID("v-1"))
        for state in VisitState.allCases {
            let expected: VisitCheckIn =
                switch state {
                case .dispatched: .arrives(id)
                case .arrived, .inService, .finished, .rated, .followedUp: .known(id)
                default: .unexpected
                }
            #expect(try found(try VisitWorld.with(state), "09:00") == expected, "\(state)")
        }
    }

    @Test func `a visit that took place has its own hours, and after its end one that was sent comes first`() throws {
        let world = try VisitWorld.with(.finished)
        let (first, second) = (try #require(RecordID("v-1")), try #require(RecordID("v-2")))
        let plan = [
            "ordinal": "2", "purpose": "review-plan", "plannedStart": VisitWorld.text("10:30"),
            "plannedEnd": VisitWorld.text("12:00"),
        ]
        // It arrived at 09:02 and ended at 10:00.
        let alone: [(String, VisitCheckIn)] = [
            ("08:01", .unexpected), ("08:02", .known(first)), ("10:59", .known(first)), ("11:00", .unexpected),
        ]
        for (time, expected) in alone { #expect(try found(world, time) == expected, "\(time)") }
        #expect(try found(world, by: "s-3", "09:05") == .unexpected)
        #expect(try world.enter("visit-plan", plan, visit: "v-2") == [])
        #expect(try world.enter("visit-dispatch", visit: "v-2") == [])
        #expect(try found(world, "09:59") == .known(first))
        #expect(try found(world, "10:00") == .arrives(second))
    }

    @Test func `bed, person and time must agree with the plan`() throws {
        let world = try VisitWorld.with(.dispatched)
        let id = try #require(RecordID("v-1"))
        #expect(try found(world, by: "s-2", "09:00") == .arrives(id))
        #expect(try found(world, by: "s-3", "09:00") == .unexpected)
        #expect(try found(world, "09:00", bed: "532901-000002") == .unexpected)
        for (time, isHere) in [("07:59", false), ("08:00", true), ("10:59", true), ("11:00", false)] {
            #expect((try found(world, time) == .arrives(id)) == isHere, "\(time)")
        }
    }

    @Test func `of two visits of a day the one that is planned nearest counts`() throws {
        let world = try VisitWorld.with(.dispatched)
        let second = [
            "ordinal": "2", "purpose": "review-plan", "plannedStart": VisitWorld.text("11:00"),
            "plannedEnd": VisitWorld.text("12:00"),
        ]
        #expect(try world.enter("visit-plan", second, visit: "v-2") == [], "plans may be made ahead")
        #expect(try world.enter("visit-dispatch", visit: "v-2") == [])
        #expect(try found(world, "09:59") == .arrives(try #require(RecordID("v-1"))))
        #expect(try found(world, "10:01") == .arrives(try #require(RecordID("v-2"))))
        let told = try world.enter("visit-arrive", ["arrivedAt": VisitWorld.text("11:00")], visit: "v-2")
        #expect(told.first?.hasPrefix("ordinal: expected visit 1 of this resident finished first") == true)
    }
}
