import CareCore
import CareRecords
import Testing

@Suite("Files of records handed in") struct ImportTests {
    @Test func `an export of every register, imported in order into an empty book, gives the same book`() throws {
        let from = try Registers.book()
        let into = MemoryBook()
        for form in RecordForm.people {
            let table = try #require(form.table)
            let bytes = try RecordFileWriter(form, isMasked: false).file(from.rows(table, where: []))
            let request = RecordRequest(RecordFile(bytes, for: form).submissions, by: "tester")
            let decision = try RecordDesk.judge(request, at: Registers.now, book: into) { into.put($0) }
            guard case .accepted(let changes, _, _) = decision else {
                Issue.record("\(form.name): \(decision)")
                continue
            }
            #expect(changes.count == 1)
            #expect(into.rows(table, where: []) == from.rows(table, where: []))
            let again = try RecordDesk.judge(request, at: Registers.now, book: into) { into.put($0) }
            #expect(again == .accepted([], consequences: [], answer: "unchanged: the same line stands there already"))
        }
    }

    @Test func `two lines of a file that contradict each other are told with the line of the second`() throws {
        let number = Registers.identityNumber("53290119500101001")
        let file = RecordFile(
            """
            resident,name,identityNumber,household,group,isLocal
            r-2,赵某,\(number),h-1,other,是
            r-3,钱某,\(number),h-1,other,是
            """, for: .resident)
        #expect(file.told == [])
        let book = try Registers.book()
        let request = RecordRequest(file.submissions, by: "tester")
        let decision = try RecordDesk.judge(request, at: Registers.now, book: book) { book.put($0) }
        #expect(
            decision
                == .refused([
                    "line 3: identityNumber: expected a number that no other resident has, found \"that of r-2\"; "
                        + "take the resident r-2, or mend the number"
                ]))
    }

    @Test func `a file may say what the check asks for and the table does not keep`() throws {
        let book = try Registers.book()
        var texts = Registers.texts(.staff, ["qualification": "nurse"]).map { ($0.name, $0.text) }
        texts.append(("isCorrection", "是"))
        let text = texts.map(\.0).joined(separator: ",") + "\n" + texts.map(\.1).joined(separator: ",") + "\n"
        let request = RecordRequest(RecordFile(text, for: .staff).submissions, by: "tester")
        let decision = try RecordDesk.judge(request, at: Registers.now, book: book) { book.put($0) }
        guard case .accepted(let changes, _, _) = decision else { throw RecordFault("", expected: "", found: "") }
        #expect(changes.first?.fields.contains { $0.name == "isCorrection" && $0.text == "yes" } == true)
        #expect(book.row(.staff, key: [.text("s-1")])?[StaffField.qualification] == .nurse)
    }

    @Test func `every column of every form can be named by its title`() {
        for form in RecordForms.all.list {
            let titles = form.columns.map(\.title)
            #expect(Set(titles).count == titles.count, "\(form.name): \(titles)")
            #expect(!titles.contains("已脱敏") && !form.columns.contains { $0.name == "masked" })
        }
    }
}
