import CareCore
import CareRecords
import Testing

/// What stands in the records of a bed and needs a response.
@Suite("Findings in records") struct RecordReviewTests {
    private static let bed = "532901-000001"

    private func findings(_ world: VisitWorld, at time: String, bed: String = bed) throws -> [String] {
        let bed = try #require(BedID(bed))
        return try RecordReview.findings(of: [bed], world.book, at: VisitWorld.moment(time)).flatMap(\.findings)
            .filter { $0.rule != .visitsBehind }.map { "\($0.rule.rawValue) \($0.text.words.en)" }
    }

    private func changesOn(_ world: VisitWorld, at time: String) throws -> CivilDate? {
        let bed = try #require(BedID(Self.bed))
        return try RecordReview.findings(of: [bed], world.book, at: VisitWorld.moment(time)).first?.changesOn
    }

    @Test func `where something stands nothing is quiet, and where nothing does it is for a week at most`() throws {
        let bed = try #require(BedID(Self.bed))
        let today = try #require(CivilDate(recordText: "2021-12-16"))
        func quietUntil(_ findings: [RecordFinding], _ days: Int32?) -> CivilDate? {
            BedReview(bed: bed, findings: findings, changesOn: days.map { today.adding($0) }).quietUntil(from: today)
        }
        #expect(quietUntil([RecordFinding(.reassessment, AlarmRemark("assessment a-1"))], 3) == nil)
        #expect(quietUntil([], 3) == today.adding(3))
        #expect(quietUntil([], 30) == today.adding(7))
        #expect(quietUntil([], nil) == today.adding(7))
    }

    @Test func `a visit is late half an hour after its planned start, to the minute, until somebody checks in`() throws
    {
        for state in [VisitState.planned, .dispatched] {
            let world = try VisitWorld.with(state)
            #expect(try findings(world, at: "09:29") == [])
            #expect(try findings(world, at: "09:30") == ["VIS-1 visit v-1"])
            #expect(try findings(world, at: "09:30", bed: "532901-000002") == [])
        }
        for state in [VisitState.arrived, .inService, .finished, .cancelled, .void] {
            #expect(try findings(VisitWorld.with(state), at: "12:00") == [], "\(state)")
        }
    }

    @Test func `the clock is asked again at the moment at which the next visit is late, and within the hour`() throws {
        let world = try VisitWorld.with(.planned)
        for (time, beds, next) in [
            ("07:00", 0, "08:00"), ("08:29", 0, "09:29"), ("08:31", 0, "09:30"), ("09:29", 0, "09:30"),
            ("09:30", 1, "10:30"),
        ] {
            let found = try RecordReview.overdue(world.book, at: VisitWorld.moment(time))
            #expect(found.beds.count == beds, "\(time)")
            #expect(found.next == (try VisitWorld.moment(next)), "\(time)")
        }
    }

    @Test func `an odd visit stands with its anomalies until it is made void`() throws {
        let world = try VisitWorld.with(.inService)
        #expect(try world.enter("visit-finish", ["endAt": VisitWorld.text("09:15"), "items": "A01=10"]) == [])
        #expect(try findings(world, at: "12:00") == ["VIS-2 visit v-1: short"])
        #expect(try world.enter("visit-void") == [])
        #expect(try findings(world, at: "12:30") == [])
    }

    @Test func `a case with too few visits is behind from two weeks before they are due, if it was in service by then`()
        throws
    {
        let world = try VisitWorld.with(.finished)
        func behind(_ day: String) throws -> [String] {
            let bed = try #require(BedID(Self.bed))
            let now = try VisitWorld.moment("\(day)T08:00")
            return try RecordReview.findings(of: [bed], world.book, at: now).flatMap(\.findings)
                .filter { $0.rule == .visitsBehind }.map(\.text.words.en)
        }
        #expect(try behind("12-16") == [])
        #expect(try changesOn(world, at: "12-16T08:00") == CivilDate(recordText: "2021-12-17"))
        #expect(try behind("12-17") == ["case c-1: 1 of 2 visits, due 2021-12-31"])
        let first = try #require(world.visits.first)
        world.book.put(RecordPut(.visit, first.with(VisitField.visit, RecordID("v-2")).with(VisitField.ordinal, 2)))
        for day in ["12-17", "12-31"] { #expect(try behind(day) == [], "the third visit has no day") }
        world.book.put(RecordPut(.visit, first.with(VisitField.visit, RecordID("v-2")).with(VisitField.state, .void)))
        #expect(try behind("12-17").count == 1)
        try world.putCase(1, ["serviceFrom": "2022-01-01"])
        #expect(try behind("12-17") == [])
        try world.putCase(1, ["state": "ended"])
        #expect(try behind("12-17") == [])
    }

    @Test func `an assessment that is due stands until another one is made or the case ends`() throws {
        let world = try VisitWorld()
        let texts = [
            "assessment": "a-1", "resident": "r-1", "assessedOn": "2021-05-01", "dueOn": "2021-11-01",
        ]
        var row = RecordRow()
        for (name, text) in texts {
            let column = try #require(RecordTable.assessment.column(name))
            row[name: name] = try #require(column.read(text))
        }
        world.book.put(RecordPut(.assessment, row))
        #expect(try findings(world, at: "10-31T08:00") == [])
        #expect(try changesOn(world, at: "10-31T08:00") == CivilDate(recordText: "2021-11-01"))
        #expect(try findings(world, at: "11-01T08:00") == ["ASM-1 assessment a-1: due 2021-11-01"])
        try world.putCase(1, ["state": "ended"])
        #expect(try findings(world, at: "11-01T08:00") == [])
    }

    @Test func `changes name the beds and residents that they concern, others nobody`() throws {
        let world = try VisitWorld.with(.planned)
        let visit = try #require(world.visits.first)
        var event = RecordRow()
        event[SharedField.resident] = RecordID("r-2")
        let puts = [RecordPut(.visit, visit), RecordPut(.abnormalEvent, event), RecordPut(.staff, RecordRow())]
        let concerned = RecordReview.concerned(by: [
            RecordChange(form: "f", subject: "s", fields: [], by: "op", puts: puts)
        ])
        #expect(concerned.beds.map(\.description) == [Self.bed])
        #expect(concerned.residents.map(\.text) == ["r-2"])
        #expect(try RecordReview.beds(of: concerned.residents, world.book).map(\.description) == ["532901-000002"])
        // What befell somebody at another bed concerns both.
        let elsewhere = event.with(SharedField.bed, BedID("532901-000003"))
        let both = RecordReview.concerned(by: [
            RecordChange(form: "f", subject: "s", fields: [], by: "op", puts: [RecordPut(.abnormalEvent, elsewhere)])
        ])
        #expect(both.beds.map(\.description) == ["532901-000003"] && both.residents.map(\.text) == ["r-2"])
    }

    @Test func `many visits are named by the first few and a number`() throws {
        let world = try VisitWorld.with(.planned)
        for number in 2...8 {
            let visit = try #require(world.visits.first)
            world.book.put(RecordPut(.visit, visit.with(VisitField.visit, RecordID("v-\(number)"))))
        }
        #expect(
            try findings(world, at: "10:00") == [
                "VIS-1 visit v-1; visit v-2; visit v-3; visit v-4; visit v-5 and 3 more"
            ])
    }
}
