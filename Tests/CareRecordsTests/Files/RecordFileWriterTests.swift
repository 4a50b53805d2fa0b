import CareCore
import CareRecords
import Testing

@Suite("Exports of records") struct RecordFileWriterTests {
    private static let text = RecordField<String>("text", "文字", expected: "anything")
    private static let secret = RecordField<String>("secret", "密", expected: "anything")
    private static let count = RecordField<Int64>("count", "数", expected: "a number")
    private static let form = RecordForm.register(
        RecordTable(
            "sample", key: [.required(SharedField.resident)],
            [.optional(text), .optional(secret, .words), .optional(count), .optional(SharedField.on)]),
        "sample", zh: "样", en: "a sample")

    @Test func `every register is exported and read back unchanged, with names and with titles`() throws {
        let book = try Registers.book()
        for form in RecordForm.people {
            let rows = book.rows(try #require(form.table), where: [])
            for heading in [RecordFileWriter.Heading.names, .titles] {
                let bytes = try RecordFileWriter(form, heading: heading, isMasked: false).file(rows)
                let file = RecordFile(bytes, for: form)
                #expect(file.told == [], "\(form.name)")
                #expect(file.lines.map(\.row) == rows)
            }
        }
    }

    @Test func `a line is written as people's programs expect it`() throws {
        let book = try Registers.book()
        let bytes = try RecordFileWriter(.resident, heading: .titles, isMasked: false)
            .file(book.rows(.resident, where: []))
        let number = Registers.identityNumber("53290119380312001")
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "\u{FEFF}老人编号,姓名,身份证号,电话,家庭编号,对象类别,优先情形,照护标记,本地户籍\r\n"
                + "r-1,王某,'\(number),,h-1,minimum-income,advanced-age lives-alone,bed_bound,yes\r\n")
    }

    @Test func `rows of nasty characters come back unchanged, and no cell begins a formula`() throws {
        var dice = Dice(seed: 7)
        let pieces = [
            "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "'", "\"", ",", ";", " ", "|", "0", "1", "E", "e", "/", ".",
            "\u{3000}", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FEFF}", "\u{A0}", "\u{301}", "王", "𠮷", "x",
            "cmd", "true", "MAR",
            "*", "***", "=\"", "=\"1\"", "\\", "#REF!", "2021/1/2", "٣",
        ]
        for _ in 0..<300 {
            let rows = (0..<8).map { number in
                func text() -> String { (0..<dice.next(6)).map { _ in pieces[dice.next(pieces.count)] }.joined() }
                var row = RecordRow().with(SharedField.resident, RecordID("r\(number)"))
                let (open, secret) = (text(), text())
                if !open.isEmpty { row[Self.text] = open }
                if !secret.isEmpty, secret != "***" { row[Self.secret] = secret }
                if dice.next(2) == 0 { row[Self.count] = Int64(dice.next(1 << 50)) >> Int64(dice.next(50)) - 100 }
                if dice.next(2) == 0 { row[SharedField.on] = CivilDate(day: Int32(dice.next(80_000))) }
                return row
            }
            let bytes = try RecordFileWriter(Self.form, isMasked: false).file(rows)
            let file = RecordFile(bytes, for: Self.form)
            #expect(file.told == [])
            #expect(file.lines.map { exact($0.row) } == rows.map(exact))
            var reader = CSVReader(bytes)
            while let record = try reader.next() {
                for cell in record.fields {
                    #expect(
                        cell.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } != true, "\(cell)")
                }
            }
        }
    }

    @Test func `a file that was opened and saved in a spreadsheet comes back unchanged`() throws {
        let texts = [
            "532901194912310021", "0012", "3-4", "MAR1", "1E5", "true", "FALSE", "=1+1", "+86-13987200000", "-5", "@x",
            "2021-12-31", "12/31", "1,234", "(5)", "50%", "¥100", "9:00", "'", "''x", "王某", "x1", "bed_bound", ".5",
        ]
        let rows = texts.enumerated().map { number, text in
            RecordRow().with(SharedField.resident, RecordID("\(1_000 + number)")).with(Self.text, text)
                .with(Self.count, 100_000_000_000_000_003).with(SharedField.on, CivilDate(recordText: "2021-09-01"))
        }
        let bytes = try RecordFileWriter(Self.form, isMasked: false).file(rows)
        var reader = CSVReader(bytes)
        var saved = ""
        while let record = try reader.next() {
            saved +=
                record.fields.map { "\"" + Spreadsheet.saved($0).replacing("\"", with: "\"\"") + "\"" }
                .joined(separator: ",") + "\r\n"
        }
        #expect(saved.contains("2021/9/1"), "the spreadsheet has changed what it changes")
        for bytes in [Array(saved.utf8), GB18030.bytes(saved)] {
            let file = RecordFile(bytes, for: Self.form)
            #expect(file.told == [])
            #expect(file.lines.map(\.row) == rows)
        }
    }

    @Test func `a masked export hides what is private and is refused as a whole`() throws {
        let book = try Registers.book()
        for heading in [RecordFileWriter.Heading.names, .titles] {
            let bytes = try RecordFileWriter(.resident, heading: heading, isMasked: true)
                .file(book.rows(.resident, where: []))
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains("王*") && !text.contains("王某") && text.contains("'532901***********"))
            let file = RecordFile(bytes, for: .resident)
            #expect(file.lines.isEmpty)
            #expect(
                file.told == [
                    "f.csv:1: expected a file with whole values, found \"a masked export\"; its private values are "
                        + "hidden and cannot be taken back; export the file unmasked"
                ])
        }
    }

    @Test func `a masked export shows neither where a home is nor what marks the care of who lives there`() throws {
        let homes = [RecordRow(.residence, ["household": "h-1", "latitude": "25.6065", "longitude": "100.2676"])]
        let residents = try Registers.book().rows(.resident, where: [])
        for (form, rows, secrets) in [
            (RecordForm.residence, homes, ["25.6", "100.2"]), (.resident, residents, ["bed_bound"]),
        ] {
            let whole = try RecordFileWriter(form, isMasked: false).file(rows)
            let masked = try RecordFileWriter(form, isMasked: true).file(rows)
            for secret in secrets {
                #expect(String(decoding: whole, as: UTF8.self).contains(secret))
                #expect(!String(decoding: masked, as: UTF8.self).contains(secret), "\(secret)")
            }
        }
    }

    @Test func `a masked value is refused too when the mark of the file was removed`() throws {
        let book = try Registers.book()
        for (form, fields) in [
            (RecordForm.resident, ["name", "identityNumber", "careFlags"]), (.residence, ["address"]),
            (.provider, ["responsible", "phone"]), (.residentContact, ["name", "phone", "relation"]),
        ] {
            let bytes = try RecordFileWriter(form, isMasked: true).file(book.rows(try #require(form.table), where: []))
            let text = String(decoding: bytes, as: UTF8.self).replacing(",masked\r\n", with: "\r\n")
                .replacing(",yes\r\n", with: "\r\n")
            let file = RecordFile(text, for: form)
            #expect(file.faults.map(\.fault.field) == fields, "\(file.told)")
            #expect(file.told.allSatisfy { $0.contains("a masked value") })
        }
    }

    @Test(arguments: [
        ("\t532901194912310021", "532901194912310021"), ("\"=\"\"532901194912310021\"\"\"", "532901194912310021"),
        ("\"=\"\"a\"\"\"\"b\"\"\"", "a\"b"), ("\"=\"\"a\"\"b\"\"\"", "=\"a\"b\""), ("'0012", "0012"),
        ("=1+1", "=1+1"),
    ])
    func `cells are read as other programs protect them`(cell: String, text: String) {
        let file = RecordFile("resident,text\nr-1,\(cell)\n", for: Self.form)
        #expect(file.lines.first?.row[Self.text] == text)
    }

    @Test func `a value that is not of its column's type is not written`() {
        var row = RecordRow().with(SharedField.resident, RecordID("r-1"))
        row[name: "on"] = .text("2021-09-01")
        #expect(throws: RecordFault.self) { try RecordFileWriter(Self.form, isMasked: false).line(row) }
    }

    /// Texts by their bytes: equal strings may have different ones.
    private func exact(_ row: RecordRow) -> [String: [UInt8]] {
        row.values.mapValues { Array("\($0)".utf8) }
    }
}
