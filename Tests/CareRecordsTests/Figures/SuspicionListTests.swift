import CareCore
import CareRecords
import Testing

@Suite("Suspicion over all records") struct SuspicionListTests {
    @Test func `who had a bed before the next family is visited where they live, and so is the next family`() throws {
        let world = try VisitWorld()
        // The first bed goes from r-1, who lives with r-2, to r-3, who lives ten kilometres away.
        try world.putCase(1, ["state": "ended", "endReason": "moved", "endedOn": "2021-12-01"])
        try world.putCase(3, ["state": "ended", "endReason": "moved", "endedOn": "2021-12-01"])
        try world.putCase(
            4, ["careCase": "c-4", "resident": "r-3", "bed": "532901-000001", "serviceFrom": "2022-01-10"])
        func put(_ id: String, of resident: String, _ end: String, bed: String) throws {
            let row = try VisitTallyTests.row(id, resident: resident, end: VisitWorld.text(end), minutes: 30)
            world.book.put(RecordPut(.visit, row.with(SharedField.bed, BedID(bed))))
        }
        try put("v-1", of: "r-1", "09:00", bed: "532901-000001")
        try put("v-2", of: "r-2", "09:31", bed: "532901-000002")
        func found() throws -> [String] {
            try SuspicionList.findings(world.book, sightings: []).map { finding in
                ([finding.pattern.rawValue] + finding.visits.map(\.text)).joined(separator: " ")
            }
        }
        #expect(try found() == [], "one home")
        try put("v-3", of: "r-3", "15:00", bed: "532901-000003")
        try put("v-4", of: "r-1", "15:31", bed: "532901-000001")
        #expect(try found() == ["too-near v-3 v-4"])
    }

    @Test func `a visit that devices contradict stands among the findings`() throws {
        let world = try VisitWorld.with(.finished)
        let visit = try #require(world.visits.first)
        world.book.put(RecordPut(.visit, visit.with(VisitField.corroboration, .contradicted)))
        let found = try SuspicionList.findings(world.book, sightings: [])
        #expect(found.map(\.pattern) == [.contradicted] && found.first?.visits.map(\.text) == ["v-1"])
    }

    @Test(arguments: [CaseEndReason.moved, .deceased])
    func `an end told later names the visits that stand after it, and they are asked about`(
        reason: CaseEndReason
    ) throws {
        let world = try VisitWorld.with(.finished)
        let texts = [
            "careCase": "c-1", "endReason": reason.rawValue, "endedOn": "2021-11-05", "endedBy": "钱某",
            "endDocument": "E-1",
        ]
        func answer(_ form: RecordForm, _ texts: [String: String], by person: String) throws -> String {
            let (row, _) = form.fill(texts.map { ($0.key, $0.value) })
            let context = RecordContext(now: try VisitWorld.moment("12:30"), by: person, book: world.book)
            guard case .accepted(let outcome) = try form.decide(row, context) else { return "refused" }
            for put in outcome.puts { world.book.put(put) }
            return outcome.answer
        }
        let told =
            "case c-1: finished visits after its last day, 2021-11-05, stand and count: v-1; "
            + "visit-void takes back what did not take place"
        let waits = reason == .deceased ? "waits for case-confirm-death by a second person; " : ""
        #expect(try answer(.caseEnd, texts, by: "clerk") == waits + told)
        if reason == .deceased {
            let second = ["careCase": "c-1", "confirmedBy": "孙某"]
            #expect(try answer(.caseConfirmDeath, second, by: "head") == told)
        }
        let found = try SuspicionList.findings(world.book, sightings: [])
        #expect(found.map(\.pattern) == [.afterEnd] && found.first?.visits.map(\.text) == ["v-1"])
    }
}
