import CareCore
import CareRecords
import Testing

@Suite("Staff lines") struct StaffTests {
    @Test func `who rises ends the line and gets a new one, and both stand`() throws {
        let book = try Registers.book()
        let ending = Registers.texts(.staff, ["employedUntil": "2021-06-30"])
        #expect(try book.enter(.staff, ending, at: Registers.now) == [])
        let overlapping = Registers.texts(
            .staff, ["staff": "s-2", "qualification": "care-worker-3", "employedFrom": "2021-06-30"])
        #expect(try book.enter(.staff, overlapping, at: Registers.now).first?.contains("end the line of s-1") == true)
        let rising = Registers.texts(
            .staff, ["staff": "s-2", "qualification": "care-worker-3", "employedFrom": "2021-07-01"])
        #expect(try book.enter(.staff, rising, at: Registers.now) == [])
        #expect(
            book.rows(.staff, where: []).map { $0[StaffField.qualification] } == [.careWorker4, .careWorker3])
    }

    @Test func `a line that was wrong from the beginning is corrected, and the mark of it is not kept`() throws {
        let book = try Registers.book()
        let number = Registers.identityNumber("53290119850601003")
        let right = ["qualification": "nurse", "identityNumber": number]
        let told = try book.enter(.staff, Registers.texts(.staff, right), at: Registers.now)
        #expect(told.map { $0.prefix { $0 != ":" } } == ["qualification", "identityNumber"])
        #expect(!told.joined().contains(number), "a private number is not repeated")
        let marked = Registers.texts(.staff, right.merging(["isCorrection": "yes"]) { $1 })
        #expect(try book.enter(.staff, marked, at: Registers.now) == [])
        let row = try #require(book.row(.staff, key: [.text("s-1")]))
        #expect(row[StaffField.qualification] == .nurse)
        #expect(row[StaffField.isCorrection] == nil)
    }

    @Test func `a person may work for two providers, and a member of the staff may be a resident`() throws {
        let book = try Registers.book()
        let other = Registers.texts(.provider, ["provider": "91350100M000100Y56", "bedRegisterID": ""])
        #expect(try book.enter(.provider, other, at: Registers.now) == [])
        let second = Registers.texts(.staff, ["staff": "s-2", "provider": "91350100M000100Y56"])
        #expect(try book.enter(.staff, second, at: Registers.now) == [])
        let resident = Registers.texts(
            .resident,
            ["resident": "r-2", "identityNumber": Registers.identityNumber("53290119850601002"), "priority": ""])
        #expect(try book.enter(.resident, resident, at: Registers.now) == [])
    }

    @Test func `who has no qualification needs no certificate`() throws {
        let book = try Registers.book(before: "staff")
        let driver = Registers.texts(.staff, ["qualification": "none", "certificate": "", "validUntil": ""])
        #expect(try book.enter(.staff, driver, at: Registers.now) == [])
    }
}
