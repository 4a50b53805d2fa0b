import CareCore
import CareRecords
import Programme
import SimKit
import Testing

@Suite("Figures and lists over all records") struct CountyFiguresTests {
    private let day = CivilDate(recordText: "2022-12-31")

    @Test(
        "the figures of each county are those of the play, and each names what it counts",
        arguments: [4, 5] as [UInt64])
    func figures(seed: UInt64) throws {
        let played = try PlayedProgramme(seed: seed, beds: 40)
        for row in played.book.rows(.county, where: []) {
            let code = try #require(row[SharedField.county])
            let truth = try #require(played.programme.truth.counties[code.description])
            let lines = try CountyFigures(row, played.book, until: try #require(day)).lines
            let reached = Dictionary(uniqueKeysWithValues: lines.map { ($0.title.en, $0.keys) })
            #expect(reached["screened"]?.count == truth.screened)
            #expect(reached["beds put into service"]?.count == truth.served)
            #expect(reached["visits by the end of 2021"]?.count == truth.earlyVisits)
            #expect(reached["visits in all"]?.count == truth.promisedVisits)
            #expect(reached["later visits"]?.count == truth.furtherVisits)
            #expect(reached["doubtful visits, counted nowhere"]?.count == truth.doubtfulVisits)
            #expect(reached["beds with a trained person"]?.count == truth.trainedBeds)
            for line in lines { #expect(Set(line.keys).count == line.keys.count, "\(line.title.en)") }
            let target = lines.first { $0.title.en == "visits in all" }?.target
            #expect(target == row[CountyField.visitTarget])
        }
    }

    @Test("what is due names every authority that was never told, and nothing is due of ended cases")
    func due() throws {
        let played = try PlayedProgramme(seed: 6, beds: 40)
        let now = Timestamp(milliseconds: played.programme.end.milliseconds)
        let (items, faults) = try DueList.items(played.book, at: now)
        #expect(faults.isEmpty)
        let untold = played.programme.truth.counties.values.map(\.openNotices).reduce(0, +)
        #expect(items.count { $0.kind == .notice } == untold)
        let open = Set(
            played.book.rows(.careCase, where: []).filter { $0[CaseField.state]?.isOpen == true }
                .compactMap { $0[SharedField.resident]?.text })
        for item in items where item.kind == .assessment { #expect(open.contains(item.key), "\(item.key)") }
        #expect(items.map { $0.due?.day ?? .min } == items.map { $0.due?.day ?? .min }.sorted())
    }

    @Test("a year without a calendar hides no other item and is told")
    func noCalendar() throws {
        let book = MemoryBook()
        let row = RecordRow().with(ComplaintField.complaint, RecordID("c-1"))
            .with(ComplaintField.receivedAt, Timestamp(milliseconds: 1_640_000_000_000))
        book.put(RecordPut(.complaint, row))
        let (items, faults) = try DueList.items(book, at: Timestamp(milliseconds: 1_640_000_000_000))
        #expect(items.isEmpty)
        #expect(faults.count == 1 && faults[0].text.contains("2021"))
    }

    @Test("an honest programme shows no pattern")
    func honest() throws {
        let played = try PlayedProgramme(seed: 7, beds: 40)
        #expect(try SuspicionList.findings(played.book, sightings: []).map(\.text) == [])
    }
}
