import CareCore
import CareRecords
import Testing

@Suite("Refused visits") struct VisitRefusalTests {
    /// A line of `visit-record` that is wrong in one thing.
    struct Wrong: Sendable, CustomTestStringConvertible {
        let what: String
        let changes: [String: String]
        /// The field that the message names, and words of it.
        let field: String
        let words: String
        var time = "12:30"
        var testDescription: String { what }
    }

    static let wrong: [Wrong] = [
        Wrong(what: "one worker", changes: ["staff": "s-1"], field: "staff", words: "at least two different people"),
        Wrong(what: "one worker twice", changes: ["staff": "s-1 s-1"], field: "staff", words: "different people"),
        Wrong(what: "an unknown worker", changes: ["staff": "s-1 s-99"], field: "staff", words: "registered staff"),
        Wrong(what: "no qualification", changes: ["staff": "s-1 s-5"], field: "staff", words: "\"s-5, without one\""),
        Wrong(
            what: "a certificate that ran out", changes: ["staff": "s-1 s-6"], field: "staff",
            words: "valid on 2021-11-06, found \"s-6, valid until 2021-11-05\""),
        Wrong(
            what: "a worker who left", changes: ["staff": "s-1 s-7"], field: "staff", words: "until 2021-11-05"),
        Wrong(
            what: "a worker of another provider", changes: ["staff": "s-1 s-8"], field: "staff",
            words: "staff of provider 91350100M000100Y43"),
        Wrong(
            what: "an end before the start", changes: ["endAt": VisitWorld.text("09:04")], field: "endAt",
            words: "a moment after 2021-11-06T09:05"),
        Wrong(
            what: "a start before the check-in", changes: ["startAt": VisitWorld.text("09:01")], field: "startAt",
            words: "not before 2021-11-06T09:02"),
        Wrong(
            what: "a wrong day of the end", changes: ["endAt": VisitWorld.text("11-07T10:00")], field: "endAt",
            words: "within 1d", time: "11-07T12:00"),
        Wrong(
            what: "the future", changes: ["endAt": VisitWorld.text("12:33")], field: "endAt", words: "past"),
        Wrong(
            what: "a fourth first visit", changes: ["ordinal": "4"], field: "purpose", words: "further"),
        Wrong(
            what: "a number that is not the next", changes: ["ordinal": "2", "purpose": "review-plan"],
            field: "ordinal", words: "expected 1, the next visit of this resident, found \"2\""),
        Wrong(
            what: "an unknown item", changes: ["items": "A01=35 Z99=10"], field: "items",
            words: "service list of 532901 on 2021-11-06, found \"Z99\""),
        Wrong(
            what: "an item twice", changes: ["items": "A01=35 A01=10"], field: "items", words: "each item once"),
        Wrong(what: "an item of no minutes", changes: ["items": "A01=0"], field: "items", words: "1 to 480 minutes"),
        Wrong(what: "an unknown result", changes: ["items": "A01=35:well"], field: "items", words: "A01=30 B02=15"),
        Wrong(what: "a result twice", changes: ["items": "A01=35:partly:done"], field: "items", words: "A01=30 B02=15"),
        Wrong(what: "minutes of what was refused", changes: ["items": "A01=35:refused"], field: "items", words: "A01"),
        Wrong(what: "a done item without minutes", changes: ["items": "A01=done"], field: "items", words: "minutes"),
        Wrong(
            what: "one item with two results", changes: ["items": "A01=35 A01=refused"], field: "items",
            words: "each item once"),
        Wrong(
            what: "a visit on which nothing was done", changes: ["items": "A01=refused B02=undone"], field: "items",
            words: "at least one item that was served"),
        Wrong(
            what: "an unknown device", changes: ["devicesChecked": "btn-7=ok btn-9=faulty"], field: "devicesChecked",
            words: "btn-9"),
        Wrong(
            what: "a changed plan without words", changes: ["planAdjusted": "yes"], field: "planAdjustment",
            words: "how"),
        Wrong(
            what: "a check-in by position without one", changes: ["method": "geofence"], field: "method",
            words: "latitude"),
        Wrong(
            what: "a hub that is said to have heard the staff", changes: ["method": "hub"], field: "method",
            words: "geofence"),
        Wrong(
            what: "half a position", changes: ["latitude": "25.6065"], field: "longitude", words: "both or neither"),
        Wrong(
            what: "half a plan", changes: ["plannedStart": VisitWorld.text("09:00")], field: "plannedEnd", words: "both"
        ),
        Wrong(what: "a rating alone", changes: ["rating": "5"], field: "complaint", words: "both or neither"),
        Wrong(what: "six points", changes: ["rating": "6", "complaint": "no"], field: "rating", words: "1 to 5"),
        Wrong(what: "no hash", changes: ["signature": "abc"], field: "signature", words: "64 hexadecimal"),
        Wrong(what: "an unknown case", changes: ["careCase": "c-9"], field: "careCase", words: "registered careCase"),
        Wrong(
            what: "eight days late", changes: [:], field: "endAt", words: "at most 7d before the record",
            time: "11-13T10:01"),
    ]

    @Test(arguments: wrong)
    func `a wrong line says what, where and what was expected, and changes nothing`(line: Wrong) throws {
        let world = try VisitWorld()
        var changes = line.changes
        if line.what == "a fourth first visit" {
            // The three before it.
            for (ordinal, times) in [
                ("1", ["01:00", "01:05", "01:35"]), ("2", ["02:00", "02:05", "02:35"]),
                ("3", ["03:00", "03:05", "03:35"]),
            ] {
                let told = try world.enter("visit-record", Self.early(ordinal, times), visit: "e-\(ordinal)")
                #expect(told == [])
            }
        }
        if changes["visit"] == nil { changes["visit"] = "v-1" }
        let before = world.visits
        let told = try world.enter("visit-record", changes, at: line.time)
        #expect(told.contains { $0.hasPrefix(line.field + ":") && $0.contains(line.words) }, "\(told)")
        #expect(world.visits == before)
        #expect(world.book.rows(.visitStaff, where: []).count == before.count * 2)
    }

    static func early(_ ordinal: String, _ times: [String]) -> [String: String] {
        [
            "ordinal": ordinal, "purpose": VisitPurpose(ordinal: Int64(ordinal) ?? 0).rawValue,
            "arrivedAt": VisitWorld.text(times[0]), "startAt": VisitWorld.text(times[1]),
            "endAt": VisitWorld.text(times[2]), "planAdjusted": "no",
        ]
    }

    @Test func `the fourth visit entered as a first one is told which number and purpose it has`() throws {
        let world = try VisitWorld()
        for (ordinal, times) in [
            ("1", ["01:00", "01:05", "01:35"]), ("2", ["02:00", "02:05", "02:35"]),
            ("3", ["03:00", "03:05", "03:35"]),
        ] {
            #expect(try world.enter("visit-record", Self.early(ordinal, times), visit: "e-\(ordinal)") == [])
        }
        let told = try world.enter("visit-record")
        #expect(
            told.first == "ordinal: expected 4, the next visit of this resident, found \"1\"; visit 1 of this "
                + "resident is e-1")
        #expect(try world.enter("visit-record", ["ordinal": "4", "purpose": "further"]) == [])
    }

    @Test(arguments: [
        ("ended", "2021-10-01", "2021-11-05", false), ("ended", "2021-10-01", "2021-11-06", true),
        ("planned", "", "", false), ("planned", "2021-10-01", "", false), ("in-service", "2021-11-07", "", false),
        ("in-service", "2021-11-06", "", true),
        ("ended", "", "2021-11-30", false),
        ("ending", "2021-10-01", "2021-11-05", false), ("ending", "2021-10-01", "2021-11-06", true),
    ])
    func `a case is visited only on days in service`(state: String, from: String, until: String, isGood: Bool) throws {
        for form in ["visit-record", "visit-plan"] {
            let world = try VisitWorld()
            try world.putCase(1, ["state": state, "serviceFrom": from, "endedOn": until])
            let told = try world.enter(form)
            #expect(told.isEmpty == isGood, "\(form) \(state) \(from) \(until): \(told)")
            if !isGood { #expect(told.first?.hasPrefix("careCase: expected a case in service on 2021-11-06") == true) }
        }
    }

    @Test(arguments: [
        (["employedFrom": "2021-11-06"], true), (["employedFrom": "2021-11-07"], false),
        (["employedUntil": "2021-11-06"], true), (["employedUntil": "2021-11-05"], false),
        (["validUntil": "2021-11-06"], true), (["validUntil": "2021-11-05"], false), (["validUntil": ""], true),
    ])
    func `the first and the last day of an employment and of a certificate are days of it`(
        changes: [String: String], isGood: Bool
    ) throws {
        let world = try VisitWorld()
        #expect(try world.book.enter(.staff, Registers.texts(.staff, changes), at: Registers.now) == [])
        #expect(try world.enter("visit-record").isEmpty == isGood)
    }

    @Test
    func `a plan has items of the county's list, and its staff are qualified when it is dispatched or reassigned`()
        throws
    {
        let world = try VisitWorld()
        #expect(try world.enter("visit-plan", ["plannedItems": "Z99=30"]).first?.hasPrefix("plannedItems") == true)
        #expect(try world.enter("visit-plan", ["staff": ""]) == [])
        #expect(try world.enter("visit-dispatch").first?.hasPrefix("staff: expected at least two") == true)
        #expect(try world.enter("visit-dispatch", ["staff": "s-1 s-5"]).first?.hasPrefix("staff") == true)
        #expect(try world.enter("visit-reassign", ["staff": "s-1 s-6"]).first?.hasPrefix("staff") == true)
        #expect(try world.enter("visit-dispatch", ["staff": "s-1 s-2"]) == [])
        #expect(world.visit()?.staff.map(\.text) == ["s-1", "s-2"])
    }

    @Test func `a visit whose case ended after the plan is not dispatched`() throws {
        let world = try VisitWorld.with(.planned)
        try world.putCase(1, ["state": "ended", "endedOn": "2021-11-05"])
        #expect(try world.enter("visit-dispatch").first?.contains("ended on 2021-11-05") == true)
        #expect(try world.enter("visit-reassign").first?.contains("ended on 2021-11-05") == true)
        #expect(try world.enter("visit-cancel", ["cancelReason": "case-ended"]) == [])
    }

    @Test func `a visit whose case ended after the plan finds no check-in`() throws {
        let world = try VisitWorld.with(.dispatched)
        try world.putCase(1, ["state": "ended", "endedOn": "2021-11-05"])
        #expect(try world.enter("visit-arrive").first?.contains("ended on 2021-11-05") == true)
        #expect(world.visit()?.state == .dispatched)
    }

    @Test(arguments: [
        ("09:19", false), ("09:20", true), ("13:00", true), ("13:01", false), ("08:00", false),
    ])
    func `a plan is as long as a visit may be`(end: String, isGood: Bool) throws {
        let told = try VisitWorld().enter("visit-plan", ["plannedEnd": VisitWorld.text(end)])
        #expect(told.isEmpty == isGood, "\(told)")
        if !isGood { #expect(told.first?.hasPrefix("plannedEnd: expected 20m to 4h after") == true) }
    }

    @Test func `nobody is planned for two visits at a time, unless a couple is served together`() throws {
        let world = try VisitWorld.with(.planned)
        let changes = ["careCase": "c-3", "staff": "s-4 s-2"]
        let told = try world.enter("visit-plan", changes, visit: "v-3")
        #expect(
            told == [
                "staff: expected people who are on one visit at a time, found \"s-2, on visit v-1 then\"; choose "
                    + "somebody else or another time; if visit v-1 is recorded wrongly, void it first"
            ])
        let again = ["ordinal": "2", "purpose": "review-plan"]
        #expect(try world.enter("visit-plan", again, visit: "v-9").count == 2, "one resident, both people")
        let later = changes.merging(["plannedStart": VisitWorld.text("10:00"), "plannedEnd": VisitWorld.text("11:00")])
        {
            $1
        }
        #expect(try world.enter("visit-plan", later, visit: "v-3") == [])
        #expect(try world.enter("visit-plan", ["careCase": "c-2"], visit: "v-2") == [])
        #expect(try world.enter("visit-reassign", ["staff": "s-1 s-4"], visit: "v-3") == [])
        #expect(
            try world.enter("visit-reassign", ["staff": "", "plannedStart": VisitWorld.text("09:30")], visit: "v-3")
                .first?.contains("s-1, on visit v-1") == true)
    }
}
