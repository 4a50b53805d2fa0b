import CareCore
import CareRecords
import Programme
import SimKit
import Testing

@Suite("What is due") struct DueListTests {
    @Test func `what is due names every authority that was never told, and nothing is due of ended cases`() throws {
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
        let days = items.filter { $0.kind != .visitsToCome }.map { $0.due?.day ?? .min }
        #expect(days == days.sorted())
    }

    @Test(arguments: [110, 153, 365] as [Int64])
    func `visits that are late and visits that are still to come are those of the play`(days: Int64) throws {
        let played = try PlayedProgramme(seed: 6, beds: 40, days: days)
        let items = try DueList.items(played.book, at: Timestamp(milliseconds: played.programme.end.milliseconds)).items
        let truth = played.programme.truth.counties.values
        let behind = items.count { $0.kind == .missingVisits }
        #expect(behind == (days < 153 ? 0 : truth.map(\.behind).reduce(0, +)), "late from the end of 2021 on")
        #expect(items.count { $0.kind == .visitsToCome } == truth.map(\.toCome).reduce(0, +))
        #expect(days > 110 || items.contains { $0.kind == .visitsToCome }, "in November most wait for their third")
    }

    @Test func `a complaint of a year without a calendar hides no other one, and stands without its day`() throws {
        let book = MemoryBook()
        #expect(try CalendarYears.enter(2021, into: book) == [])
        func receive(_ complaint: String, _ at: String) {
            let row = RecordRow().with(ComplaintField.complaint, RecordID(complaint))
                .with(ComplaintField.receivedAt, Timestamp(recordText: at))
            book.put(RecordPut(.complaint, row))
        }
        receive("k-1", "2021-11-01T09:00:00+08:00")
        receive("k-2", "2022-03-01T09:00:00+08:00")
        receive("k-3", "2022-03-02T09:00:00+08:00")
        let now = try #require(Timestamp(recordText: "2022-03-03T09:00:00+08:00"))
        let (items, faults) = try DueList.items(book, at: now)
        #expect(items.map { "\($0.key) \($0.due?.recordText ?? "-")" } == ["k-2 -", "k-3 -", "k-1 2021-11-08"])
        #expect(items.last?.text.en == "is overdue")
        #expect(faults.count == 1 && faults[0].text.contains("2022"))
    }

    @Test func `two visits are due by the end of 2021, and the third is never late but stands last as still to come`()
        throws
    {
        let book = MemoryBook()
        for number in 1...4 {
            putCase(number, from: "2021-10-01", book)
            for ordinal in 1..<number {
                let id = "v-\(number)-\(ordinal)"
                let row = try VisitTallyTests.row(
                    id, resident: "r-\(number)", ordinal: Int64(ordinal), end: "2021-11-0\(ordinal)T10:00:00+08:00")
                book.put(RecordPut(.visit, row))
            }
        }
        func items(_ day: String) throws -> [String] {
            let now = try #require(Timestamp(recordText: "\(day)T09:00:00+08:00"))
            return try DueList.items(book, at: now).items.filter {
                [.missingVisits, .visitsToCome].contains($0.kind)
            }.map { "\($0.key) \($0.due?.recordText ?? "-") \($0.text.en)" }
        }
        let open = "c-3 - has 2 of 3 valid visits in all; no day is set for the rest"
        #expect(try items("2021-12-16") == [open])
        for day in ["2021-12-17", "2021-12-31", "2022-06-01"] {
            #expect(
                try items(day) == [
                    "c-1 2021-12-31 has only 0 of 2 valid visits", "c-2 2021-12-31 has only 1 of 2 valid visits", open,
                ], "\(day)")
        }
    }

    private func putCase(_ number: Int, from day: String, _ book: MemoryBook) {
        book.put(
            RecordPut(
                .careCase,
                RecordRow().with(SharedField.careCase, RecordID("c-\(number)"))
                    .with(SharedField.resident, RecordID("r-\(number)")).with(CaseField.state, .inService)
                    .with(CaseField.serviceFrom, CivilDate(recordText: day))))
    }

    @Test func `too few visits are due of who was in service in time, and of nobody who came later`() throws {
        let book = MemoryBook()
        for (number, from) in [(1, "2021-12-31"), (2, "2022-01-01")] { putCase(number, from: from, book) }
        let now = try #require(Timestamp(recordText: "2023-05-04T09:00:00+08:00"))
        let (items, _) = try DueList.items(book, at: now)
        #expect(items.map(\.key) == ["c-1"])
        #expect(items.map(\.kind) == [.missingVisits])
    }

    @Test func `what a call for help still needs is due, without its day where the year has no calendar`() throws {
        let book = MemoryBook()
        let received = try #require(Timestamp(recordText: "2021-11-06T03:12:07+08:00"))
        let row = RecordRow().with(EmergencyCallField.call, RecordID("C-1"))
            .with(EmergencyCallField.receivedAt, received)
        book.put(RecordPut(.emergencyCall, row))
        let (open, faults) = try DueList.items(book, at: received + .hours(1))
        #expect(open.map(\.text.en) == ["was not called back", "is not settled"])
        #expect(faults.isEmpty)
        book.put(RecordPut(.emergencyCall, row.with(EmergencyCallField.respondedAt, received + .minutes(20))))
        let (sent, missing) = try DueList.items(book, at: received + .hours(1))
        #expect(sent.map(\.text.en) == ["is not settled", "the case manager was not told"])
        #expect(sent.allSatisfy { $0.kind == .call && $0.due == nil })
        #expect(missing.count == 1)
    }
}
