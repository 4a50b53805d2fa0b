import CareCore
import CareRecords
import Testing

@Suite("Registers of places and people") struct RegisterTests {
    @Test func `a county, its places, its people and a consent are entered one after the other`() throws {
        #expect(Registers.lines.map(\.form.name) == RecordForm.people.map(\.name))
        let book = try Registers.book()
        for (form, texts) in Registers.lines {
            let table = try #require(form.table)
            #expect(book.rows(table, where: []).count == 1, "\(form.name)")
            let row = form.fill(texts).row
            let again = try form.decide(row, RecordContext(now: Registers.now, by: "tester", book: book))
            #expect(
                again == .accepted(RecordOutcome(puts: [], answer: "unchanged: the same line stands there already")))
        }
    }

    @Test(arguments: RecordForm.people.map(\.name))
    func `every field that must be filled is missed by its name`(name: String) throws {
        let form = try #require(RecordForm.people.first { $0.name == name })
        let book = try Registers.book(before: name)
        for column in form.columns where column.isRequired {
            let told = try book.enter(form, Registers.texts(form, [column.name: ""]), at: Registers.now)
            #expect(told.count == 1, "\(told)")
            #expect(told.first?.hasPrefix("\(column.name): expected \(column.expected), found nothing") == true)
        }
        #expect(book.rows(try #require(form.table), where: []).isEmpty)
    }

    @Test(arguments: RecordForm.people.map(\.name))
    func `no two fields of a form have the same name or title`(name: String) throws {
        let form = try #require(RecordForm.people.first { $0.name == name })
        #expect(Set(form.columns.map(\.name)).count == form.columns.count)
        #expect(Set(form.columns.map(\.title)).count == form.columns.count)
    }

    @Test(arguments: BadRegisterLine.all)
    func `what is wrong is told with its field, and nothing changes`(line: BadRegisterLine) throws {
        let form = try #require(RecordForm.people.first { $0.name == line.form })
        let book = try Registers.book()
        let table = try #require(form.table)
        let before = book.rows(table, where: [])
        let told = try book.enter(form, Registers.texts(form, line.changes), at: Registers.now)
        #expect(told.contains { $0.contains(line.told) }, "\(told)")
        #expect(book.rows(table, where: []) == before)
    }
}
