import CareCore
import CareRecords
import Programme
import SimKit
import Testing

@Suite("What is due") struct DueListTests {
    @Test("what is due names every authority that was never told, and nothing is due of ended cases")
    func due() throws {
        let played = try PlayedProgramme(seed: 6, beds: 40, days: 365)
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
}
