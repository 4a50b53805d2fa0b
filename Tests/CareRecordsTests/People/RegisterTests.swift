import CareCore
import CareRecords
import Testing

@Suite("Registers of places and people") struct RegisterTests {
    @Test("a county, its places, its people and a consent are entered one after the other")
    func allRegisters() throws {
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

    @Test("every field that must be filled is missed by its name", arguments: RecordForm.people.map(\.name))
    func missingFields(name: String) throws {
        let form = try #require(RecordForm.people.first { $0.name == name })
        let book = try Registers.book(before: name)
        for column in form.columns where column.isRequired {
            let told = try book.enter(form, Registers.texts(form, [column.name: ""]), at: Registers.now)
            #expect(told.count == 1, "\(told)")
            #expect(told.first?.hasPrefix("\(column.name): expected \(column.expected), found nothing") == true)
        }
        #expect(book.rows(try #require(form.table), where: []).isEmpty)
    }

    @Test("no two fields of a form have the same name or title", arguments: RecordForm.people.map(\.name))
    func titles(name: String) throws {
        let form = try #require(RecordForm.people.first { $0.name == name })
        #expect(Set(form.columns.map(\.name)).count == form.columns.count)
        #expect(Set(form.columns.map(\.title)).count == form.columns.count)
    }

    @Test("what is wrong is told with its field, and nothing changes", arguments: BadRegisterLine.all)
    func badLine(line: BadRegisterLine) throws {
        let form = try #require(RecordForm.people.first { $0.name == line.form })
        let book = try Registers.book()
        let table = try #require(form.table)
        let before = book.rows(table, where: [])
        let told = try book.enter(form, Registers.texts(form, line.changes), at: Registers.now)
        #expect(told.contains { $0.contains(line.told) }, "\(told)")
        #expect(book.rows(table, where: []) == before)
    }
}
