import CareCore
import CareRecords
import Testing

@Suite("Whole visits in one line") struct VisitRecordTests {
    @Test func `what is recorded late is marked, up to seven days, and later only with the county's approval`() throws {
        for (time, isLate) in [("23:59", false), ("11-07T00:00", true), ("11-13T10:00", true)] {
            let world = try VisitWorld()
            #expect(try world.enter("visit-record", at: time) == [])
            #expect(world.visit()?.row[VisitField.isLate] == isLate)
        }
        let world = try VisitWorld()
        #expect(!(try world.enter("visit-record", at: "12-20T08:00")).isEmpty)
        #expect(try world.enter("visit-record", ["approval": "大市民发〔2021〕9号"], at: "12-20T08:00") == [])
        #expect(world.visit()?.row[VisitField.isLate] == true)
        // What is there already is not late again.
        #expect(try world.enter("visit-record", ["approval": "大市民发〔2021〕9号"], at: "12-30T08:00") == [])
    }

    @Test func `a record changes no alarm and has no consequences, even at once`() throws {
        guard case .accepted(let outcome) = try VisitWorld().outcome("visit-record", at: "10:00") else {
            Issue.record("refused")
            return
        }
        #expect(outcome.consequences.isEmpty)
        #expect(outcome.puts.map(\.table.name) == ["visit", "visitItem", "visitItem", "visitStaff", "visitStaff"])
    }

    @Test func `it carries out a planned visit and keeps the plan, and its staff count who came`() throws {
        let world = try VisitWorld.with(.dispatched)
        #expect(try world.enter("visit-record", ["staff": "s-2 s-3"]) == [])
        let visit = try #require(world.visit())
        #expect(visit.state == .finished)
        #expect(visit.staff.map(\.text) == ["s-2", "s-3"])
        #expect(visit.row[VisitField.plannedStart] == (try VisitWorld.moment("09:00")))
        #expect(
            world.book.rows(.visitStaff, where: []).compactMap { $0[SharedField.staff]?.text } == ["s-1", "s-2", "s-3"])
        #expect(try world.enter("visit-record", ["staff": "s-2 s-3"]) == [])
        #expect(try world.enter("visit-record").first?.hasPrefix("staff: expected s-2 s-3, found \"s-1 s-2\"") == true)
    }

    @Test func `what was checked in before gives way to what the line says`() throws {
        let world = try VisitWorld.with(.dispatched)
        let position = ["latitude": "25.6065", "longitude": "100.2676", "accuracy": "10"]
        #expect(try world.enter("visit-arrive", position) == [])
        #expect(try world.enter("visit-record", ["arrivedAt": VisitWorld.text("09:03")]) == [])
        let row = try #require(world.visit()?.row)
        #expect(MicroPosition(row) == nil && row[VisitField.accuracy] == nil)
        #expect(row[VisitField.arrivedAt] == (try VisitWorld.moment("09:03")))
        #expect(try world.enter("visit-record", ["arrivedAt": VisitWorld.text("09:03")]) == [])
    }

    @Test func `a visit in progress ends although an earlier one was voided meanwhile`() throws {
        let world = try VisitWorld()
        #expect(try world.enter("visit-record") == [])
        let second = [
            "ordinal": "2", "purpose": "review-plan", "plannedStart": VisitWorld.text("10:00"),
            "plannedEnd": VisitWorld.text("11:00"),
        ]
        #expect(try world.enter("visit-plan", second, visit: "v-2") == [])
        #expect(try world.enter("visit-dispatch", visit: "v-2") == [])
        #expect(try world.enter("visit-arrive", ["arrivedAt": VisitWorld.text("10:00")], visit: "v-2") == [])
        #expect(try world.enter("visit-start", ["startAt": VisitWorld.text("10:01")], visit: "v-2") == [])
        #expect(try world.enter("visit-void") == [])
        let end = ["endAt": VisitWorld.text("11:00"), "planAdjusted": "no"]
        #expect(try world.enter("visit-finish", end.merging(["planAdjusted": ""]) { $1 }, visit: "v-2").count == 1)
        #expect(try world.enter("visit-finish", end, visit: "v-2") == [])
        #expect(world.visit("v-2")?.counts == true)
    }

    @Test func `it does not make a planned visit another one`() throws {
        let world = try VisitWorld.with(.dispatched)
        let told = try world.enter("visit-record", ["careCase": "c-2"])
        #expect(told.first?.hasPrefix("careCase: expected c-1, found \"c-2\"") == true)
    }

    @Test func `minutes planned, of the standard and taken stand in its lines, with the price of its day`() throws {
        let world = try VisitWorld()
        // From the next day on the item costs more; a later list does not change this visit.
        try world.put(item: "A01", ["standardMinutes": "40", "price": "5000", "validFrom": "2021-11-07"])
        let plan = [
            "plannedItems": "A01=30", "plannedStart": VisitWorld.text("09:00"), "plannedEnd": VisitWorld.text("10:00"),
        ]
        #expect(try world.enter("visit-record", plan) == [])
        let lines = world.book.rows(.visitItem, where: [])
        #expect(lines.map { $0[VisitLineField.item]?.text } == ["A01", "B02"])
        #expect(lines.map { $0[VisitLineField.plannedMinutes] } == [30, nil])
        #expect(lines.map { $0[VisitLineField.standardMinutes] } == [30, 20])
        #expect(lines.map { $0[VisitLineField.actualMinutes] } == [35, 15])
        #expect(lines.map { $0[VisitLineField.price] } == [4_000, 4_000])
    }

    @Test(
        arguments: [
            ("A01=35 B02=15", "A01=35 B02=15", [35, 15]),
            ("A01=35:done B02=15:partly", "A01=35 B02=15:partly", [35, 15]),
            ("A01=35 B02=refused", "A01=35 B02=refused", [35, nil]),
            ("A01=35:部分完成 B02=未能完成", "A01=35:partly B02=undone", [35, nil]),
        ] as [(String, String, [Int64?])])
    func `each item says what came of it, and says it again as it was entered`(
        entered: String, kept: String, minutes: [Int64?]
    ) throws {
        let world = try VisitWorld()
        #expect(try world.enter("visit-record", ["items": entered]) == [])
        #expect(world.visit()?.row[VisitField.items]?.recordText == kept)
        let lines = world.book.rows(.visitItem, where: [])
        #expect(lines.map { $0[VisitLineField.actualMinutes] } == minutes)
        #expect(lines.map { $0[VisitLineField.standardMinutes] } == [30, 20])
        #expect(try world.enter("visit-record", ["items": kept]) == [], "entered again it is the same")
        #expect(!(try world.enter("visit-record", ["items": "A01=35 B02=undone:refused"])).isEmpty)
    }

    @Test func `the newest line of an item that holds on the day counts, to its last day`() throws {
        let world = try VisitWorld()
        try world.put(item: "A01", ["standardMinutes": "45", "price": "6000", "validFrom": "2021-11-06"])
        #expect(try world.enter("visit-record") == [])
        #expect(world.book.rows(.visitItem, where: []).map { $0[VisitLineField.price] } == [6_000, 4_000])
        let other = try VisitWorld()
        try other.put(
            item: "B02",
            ["standardMinutes": "20", "price": "4000", "validFrom": "2021-09-01", "validUntil": "2021-11-05"])
        #expect(try other.enter("visit-record").first?.hasPrefix("items") == true)
    }

    @Test func `a rating makes it a rated one`() throws {
        let world = try VisitWorld()
        #expect(try world.enter("visit-record", ["rating": "4", "complaint": "yes"]) == [])
        #expect(world.visit()?.state == .rated)
        #expect(try world.enter("visit-record") == [], "the rating is left as it is")
        #expect(try world.enter("visit-follow-up") == [])
    }

    @Test func `the second visit answers whether the plan was changed, and comes after the first`() throws {
        let world = try VisitWorld()
        #expect(try world.enter("visit-record") == [])
        var second = [
            "ordinal": "2", "purpose": "review-plan", "arrivedAt": VisitWorld.text("09:30"),
            "startAt": VisitWorld.text("11:00"), "endAt": VisitWorld.text("11:40"), "staff": "s-3 s-4",
        ]
        let told = try world.enter("visit-record", second, visit: "v-2")
        #expect(told.map { String($0.prefix { $0 != ":" }) } == ["planAdjusted", "arrivedAt"], "\(told)")
        second["arrivedAt"] = VisitWorld.text("10:00")
        second["planAdjusted"] = "no"
        #expect(try world.enter("visit-record", second, visit: "v-2") == [])
    }

    @Test func `a voided number is the next one again and must lie in its place in time`() throws {
        let world = try VisitWorld.with(.void)
        let changes = ["startAt": VisitWorld.text("09:10")]
        #expect(try world.enter("visit-record", changes, visit: "v-9") == [])
        #expect(try world.enter("visit-void", ["voidReason": "other", "endingNote": "试录"], visit: "v-9") == [])
        let first = VisitRefusalTests.early("1", ["01:00", "01:05", "01:35"])
        let second = VisitRefusalTests.early("2", ["02:00", "02:05", "02:35"])
        #expect(try world.enter("visit-record", first, visit: "e-1") == [])
        #expect(try world.enter("visit-record", second, visit: "e-2") == [])
        #expect(try world.enter("visit-void", visit: "e-1") == [])
        let told = try world.enter("visit-record", visit: "e-3")
        #expect(told.first?.hasPrefix("endAt: expected a moment before visit 2 (e-2) began") == true, "\(told)")
    }

    @Test
    func `nobody is recorded on two visits at a time, not under another identity either; a couple is served together`()
        throws
    {
        let world = try VisitWorld()
        #expect(try world.enter("visit-record") == [])
        #expect(try world.enter("visit-record", ["careCase": "c-2"], visit: "v-2") == [], "the couple")
        let far = [
            "careCase": "c-3", "staff": "s-2 s-3", "startAt": VisitWorld.text("09:59"),
            "arrivedAt": VisitWorld.text("09:59"), "endAt": VisitWorld.text("10:40"),
        ]
        let told = try world.enter("visit-record", far, visit: "v-3")
        #expect(told.count == 2 && told.allSatisfy { $0.contains("s-2, on visit v-") }, "\(told)")
        let after = far.merging(["startAt": VisitWorld.text("10:00"), "arrivedAt": VisitWorld.text("10:00")]) { $1 }
        #expect(try world.enter("visit-record", after, visit: "v-3") == [])
        // s-10 is s-1 under the identity of a second employment.
        let twin = Registers.texts(.staff, ["staff": "s-10", "provider": VisitWorld.otherProvider])
        #expect(try world.book.enter(.staff, twin, at: Registers.now) == [])
        try world.putCase(3, ["provider": VisitWorld.otherProvider])
        let elsewhere = [
            "careCase": "c-3", "ordinal": "2", "purpose": "review-plan", "planAdjusted": "no", "staff": "s-10 s-8",
            "arrivedAt": VisitWorld.text("09:30"), "startAt": VisitWorld.text("09:30"),
        ]
        #expect(try world.enter("visit-record", elsewhere, visit: "v-4").contains { $0.contains("s-10, on visit v-1") })
    }

    @Test func `one person under two identities is one person`() throws {
        let world = try VisitWorld()
        let row = try #require(world.book.row(.staff, key: [.text("s-1")]))
        world.book.put(RecordPut(.staff, row.with(SharedField.staff, RecordID("s-11"))))
        let told = try world.enter("visit-record", ["staff": "s-1 s-11"])
        #expect(told == ["staff: expected different people, found \"s-1 and s-11, who have one identity number\""])
    }

    @Test(arguments: [VisitState.finished, .rated, .followedUp, .void])
    func `a visit that ended, however it was entered, is a line of this form that changes nothing when it is read back`(
        state: VisitState
    ) throws {
        let world = try VisitWorld.with(state)
        let before = world.visits
        let row = try #require(world.visit()?.row)
        let form = RecordForm.visitRecord
        for column in form.columns { #expect(RecordTable.visit.column(column.name) != nil, "\(column.name)") }
        let texts = try form.columns.map { ($0.name, try #require($0.text(row[name: $0.name]))) }
        #expect(try world.book.enter(form, texts, at: VisitWorld.moment("12-30T08:00")) == [])
        #expect(world.visits == before)
        // Into an empty book it is the same visit, if it is not too late.
        guard state != .void else { return }
        let empty = try VisitWorld()
        #expect(try empty.book.enter(form, texts, at: VisitWorld.moment("12:30")) == [])
        for column in form.columns { #expect(empty.visit()?.row[name: column.name] == row[name: column.name]) }
    }
}
