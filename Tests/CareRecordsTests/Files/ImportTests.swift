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

    @Test func `a file of as many assets as the programme has is read back whole`() throws {
        // 14,000 devices of 2,100 beds: DESIGN 10.
        let rows = (1...14_000).map { number -> RecordRow in
            let texts: [(name: String, text: String)] = [
                ("asset", "a-\(number)"), ("county", "532901"), ("kind", "shower-stool"), ("model", "LY-1"),
                ("serial", "SN-\(number)"), ("fund", "central"), ("price", "36500"), ("purchasedOn", "2021-08-01"),
                ("warrantyUntil", "2022-08-01"), ("lifeMonths", "12"), ("owner", "大理市民政局"), ("store", "st-1"),
                ("custodian", "吴某"), ("at", "2021-09-01T08:00:00+08:00"), ("by", "吴某"),
                ("document", "RK-\(number)"),
            ]
            return RecordForm.asset.fill(texts).row
        }
        let file = RecordFile(try RecordFileWriter(.asset, isMasked: false).file(rows), for: .asset)
        #expect(file.told == [] && file.lines.map(\.row) == rows)
        #expect(RecordRequest(file.submissions, by: "tester").refusal == nil)
    }

    @Test func `each of three hundred bad lines is told, and of more than are told the number`() throws {
        func refused(_ count: Int) throws -> [String] {
            let forms = (1...count).map { number in
                RecordSubmission(
                    form: "township", fields: [.init("township", "\(number)"), .init("name", "某镇")], line: number + 1)
            }
            let decision = try RecordDesk.judge(
                RecordRequest(forms, by: "tester"), at: Registers.now, book: MemoryBook()
            ) { _ in }
            guard case .refused(let reasons) = decision else {
                Issue.record("\(decision)")
                return []
            }
            return reasons
        }
        let told = try refused(300)
        #expect(told.count == 300)
        #expect(told.indices.allSatisfy { told[$0].hasPrefix("line \($0 + 2): township: expected ") })
        let many = try refused(RecordRequest.toldFaults + 7)
        #expect(many.count == RecordRequest.toldFaults + 1 && many.last == "and 7 more faults")
    }

    @Test func `every column of every form can be named by its title`() {
        for form in RecordForms.all.list {
            let titles = form.columns.map(\.title)
            #expect(Set(titles).count == titles.count, "\(form.name): \(titles)")
            #expect(!titles.contains("已脱敏") && !form.columns.contains { $0.name == "masked" })
        }
    }
}
