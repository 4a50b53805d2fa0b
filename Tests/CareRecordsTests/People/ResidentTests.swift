import CareCore
import CareRecords
import Testing

@Suite("Residents") struct ResidentTests {
    @Test func `sex, birth and age follow from the identity number`() throws {
        let book = try Registers.book()
        let row = try #require(book.row(.resident, key: [.text("r-1")]))
        let today = CivilDate(of: Registers.now)
        #expect(row.birth == CivilDate(recordText: "1938-03-12"))
        #expect(row.sex == .male)
        #expect(row.age(on: today) == 83)
        #expect(RecordRow().sex == nil)
        #expect(RecordRow().age(on: today) == nil)
    }

    @Test(arguments: [("1941-11-06", true), ("1941-11-07", false)])
    func `the mark of great age is asked for from the 80th birthday on`(birth: String, isAdvanced: Bool) throws {
        let book = try Registers.book(before: "resident")
        let digits = birth.filter { $0 != "-" }
        for isMarked in [true, false] {
            let texts = Registers.texts(
                .resident,
                [
                    "identityNumber": Registers.identityNumber("532901\(digits)001"),
                    "priority": isMarked ? "advanced-age" : "",
                ])
            let told = try book.enter(.resident, texts, at: Registers.now)
            #expect(told.isEmpty == (isMarked == isAdvanced), "\(birth) \(isMarked): \(told)")
        }
    }

    @Test func `a line that stands is not judged again when a birthday has passed since`() throws {
        let book = try Registers.book(before: "resident")
        let young = Registers.texts(
            .resident, ["identityNumber": Registers.identityNumber("53290119411107001"), "priority": ""])
        #expect(try book.enter(.resident, young, at: Registers.now) == [])
        let nextYear = Timestamp(milliseconds: Registers.now.milliseconds + 365 * 86_400_000)
        #expect(try book.enter(.resident, young, at: nextYear) == [])
        let moved = young.filter { $0.name != "isLocal" } + [("isLocal", "no")]
        #expect(
            try book.enter(.resident, moved, at: nextYear).first?.hasPrefix("priority: expected advanced-age") == true)
    }
}
