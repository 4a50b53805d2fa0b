import CareCore
import CareRecords
import Testing

@Suite("Files of records") struct RecordFileTests {
    @Test func `columns stand in any order, by name or by title, and need not be there when they need not be filled`()
        throws
    {
        let file = RecordFile(
            "name,经度, village ,纬度\n某村,100.2676,532901001001,25.6065\n另村,,532901001002,\n", for: .village)
        #expect(file.told == [])
        let rows = file.lines.map(\.row)
        #expect(rows.map { $0[PlaceField.latitude]?.count } == [25_606_500, nil])
        #expect(rows.map { $0[PlaceField.village]?.text } == ["532901001001", "532901001002"])
        #expect(RecordFile("village,name\n532901001001,某村\n", for: .village).told == [])
    }

    @Test(
        arguments: [
            ("", ["f.csv:1: expected a header with the columns village,name,latitude,longitude, found nothing"]),
            ("\n\n", ["f.csv:1: expected a header with the columns village,name,latitude,longitude, found nothing"]),
            ("village,name\n", ["f.csv:1: expected records below the header, found nothing"]),
            (
                "village,Name,height\n",
                [
                    "f.csv:1: expected columns among village,name,latitude,longitude, or their Chinese titles, "
                        + "found \"Name\"",
                    "f.csv:1: expected columns among village,name,latitude,longitude, or their Chinese titles, "
                        + "found \"height\"",
                    "f.csv:1: name: expected this column (名称) in the header, found nothing",
                ]
            ),
            ("village,name,名称\n", ["f.csv:1: expected each column once, found \"名称\""]),
            (
                "village;name\n",
                ["f.csv:1: expected columns with commas between them, found \"semicolons\"; save the file as CSV"]
            ),
            (
                "village\tname\n",
                ["f.csv:1: expected columns with commas between them, found \"tabs\"; save the file as CSV"]
            ),
        ] as [(String, [String])])
    func `what is wrong with a header is told, all of it`(text: String, told: [String]) {
        let file = RecordFile(text, for: .village)
        #expect(file.told == told)
        #expect(file.lines.isEmpty)
    }

    @Test func `a first line that is a record is not repeated`() throws {
        let texts = Registers.texts(.resident)
        let file = RecordFile(texts.map(\.text).joined(separator: ",") + "\n", for: .resident)
        #expect(file.faults.count == 1)
        #expect(file.told[0].contains("found \"\(texts.count) fields that name none of them\""))
        let unmarked = RecordFile("village\tname\n", for: .village).told
        #expect(unmarked.count == 1)
    }

    @Test func `every bad line is told with its number, column, value and what is expected, and nothing is left out`() {
        let file = RecordFile(
            """
            village,name,latitude,longitude
            532901001001,某村,25.6,100.2
            53290100100,,95,100.2
            532901001002,某村,25.6
            532901001003,某村,25.6,100.2,1
            ,,,
            532901001004,"两
            行",25.6,100.2
            532901001005,某"村,25.6,100.2
            532901001006,"某村"x,25.6,100.2
            532901001001,另村,25.6,100.2
            5.32901E+11,某村,25.6,100.2

            """, for: .village)
        let degrees = "degrees from -90 to 90 with at most six decimals, such as 25.6065"
        let words = "1 to 64 characters on one line, without blanks at the ends"
        #expect(
            file.told == [
                "f.csv:3: village: expected a village of twelve digits such as 532901001001, found \"53290100100\"; "
                    + "it has 11 of 12 digits",
                "f.csv:3: latitude: expected \(degrees), found \"95\"",
                "f.csv:3: name: expected \(words), found nothing",
                "f.csv:4: expected 4 fields as in the header, found \"3\"; a field without a value still has its comma",
                "f.csv:5: expected 4 fields as in the header, found \"5\"; a value with a comma in it stands in "
                    + "quotation marks",
                "f.csv:7: name: expected \(words), found \"两\n行\"",
                "f.csv:9: expected comma-separated text as in RFC 4180, found \"a quotation mark inside a field; "
                    + "put the whole field in quotation marks\"",
                "f.csv:10: expected comma-separated text as in RFC 4180, found \"text after the closing quotation mark "
                    + "of a field\"",
                "f.csv:11: village: expected each of them once in a file, found \"532901001001\"; line 2 has it too; "
                    + "keep one of them",
                "f.csv:12: village: expected a village of twelve digits such as 532901001001, found \"5.32901E+11\"; "
                    + "a spreadsheet has turned the number into a power of ten and lost its last digits; take it from "
                    + "the source again, with the column set to text",
            ])
        #expect(file.lines.first?.row[PlaceField.latitude]?.count == 25_600_000)
    }

    @Test func `a quotation mark that is never closed is told with the line on which it opens`() {
        let file = RecordFile("village,name\n532901001,x\n532901001001,\"某村\n532901001002,另村\n", for: .village)
        #expect(file.faults.map(\.line) == [2, 3])
        #expect(file.told[1].contains("a quotation mark that is never closed"))
    }

    @Test func `private values are not repeated, whatever is wrong with them`() {
        let secrets = ["5329011938031200X1", "王某 ", "139872000001234567", "r-1"]
        let names = "resident,identityNumber,name,phone,household,group,isLocal"
        let file = RecordFile("\(names)\nr-1,\(secrets[0]),\(secrets[1]),\(secrets[2]),h-1,other,yes\n", for: .resident)
        #expect(file.faults.map(\.fault.field) == ["identityNumber", "name", "phone"])
        for secret in secrets.dropLast() { #expect(!file.told.joined().contains(secret)) }
    }

    @Test func `days as spreadsheets write them are read, and only whole ones with the year in front`() {
        func told(_ day: String) -> RecordFile {
            RecordFile(
                "consent,resident,purpose,decision,on,signer,takenBy\nc-1,r-1,体征,同意,\(day),本人,s-1\n", for: .consent)
        }
        for day in ["2021-09-01", "2021/09/01", "2021/9/1"] {
            #expect(told(day).lines.first?.row[SharedField.on]?.recordText == "2021-09-01", "\(day)")
        }
        for day in ["2021/2/29", "9/1/2021", "21/9/1", "2021/9", "2021/9/1/1", "44440"] {
            #expect(told(day).faults.map(\.fault.field) == ["on"], "\(day)")
        }
    }

    @Test func `no bytes bring the reading down, and a file without faults has records`() throws {
        var dice = Dice(seed: 11)
        let book = try Registers.book()
        let good = try RecordFileWriter(.resident, isMasked: false).file(book.rows(.resident, where: []))
        for round in 0..<2_000 {
            var bytes = round % 2 == 0 ? good : GB18030.bytes(String(decoding: good.dropFirst(3), as: UTF8.self))
            for _ in 0...dice.next(4) {
                let place = dice.next(bytes.count)
                switch dice.next(3) {
                case 0: bytes[place] = UInt8(dice.next(256))
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8(dice.next(256)), at: place)
                }
            }
            let file = RecordFile(bytes, for: .resident)
            #expect(!file.faults.isEmpty || file.submissions.count == 1)
        }
    }

    @Test func `a file that is too long is refused as a whole`() {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: RecordFile.maximumBytes + 1)
        #expect(RecordFile(long, for: .village).told.first?.contains("split the file") == true)
        var lines = "township,name\n"
        for number in 0...RecordFile.maximumLines { lines += "\(532_901_000 + number),x\n" }
        let file = RecordFile(lines, for: .township)
        #expect(
            file.told == [
                "f.csv:\(RecordFile.maximumLines + 2): expected at most \(RecordFile.maximumLines) records, found "
                    + "\"more\"; split the file"
            ])
    }
}
