import CareRecords
import CareStore
import Foundation
import TestSupport
import Testing

/// The records with the program as it is delivered: on a stopped gateway and over the control socket of a running one.
@Suite(.serialized) struct RecordsCommandTests {
    private static let header = "staff,provider,name,identityNumber,phone,qualification,certificate,employedFrom"

    /// The same columns as people in an office name them.
    private static let titles = "工作人员编号,机构统一社会信用代码,姓名,身份证号,电话,资格,证书编号,入职日期"

    private static func line(_ id: String, _ name: String, _ number: String) -> String {
        CareProgramme.staff(id, name, number).fields.map(\.text).joined(separator: ",")
    }

    private static func file(_ lines: String...) -> String { ([header] + lines).joined(separator: "\n") + "\n" }

    private func fields(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    /// What the newest entry of the ledger holds: table, key and reason of a look.
    private func look(_ desk: RecordsDesk) throws -> Set<String> {
        let secret = String(decoding: try desk.folder.bytes(of: "records.key"), as: UTF8.self)
        let reader = try StoreReader.open(path: desk.folder.file("db"))
        return Set(try reader.ledger(limit: 1, key: RecordKey(hexadecimal: secret)).first?.fields?.map(\.text) ?? [])
    }

    @Test func `a key is new, only its owner's, and the first that a database sees is its key`() throws {
        let desk = try RecordsDesk(isRunning: false)
        let path = desk.folder.file("records.key")
        let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
        #expect(RecordKey(hexadecimal: try String(contentsOfFile: path, encoding: .utf8)) != nil)
        let again = try desk.records("key", path)
        #expect(again.status == 73 && again.error.contains("expected a new file"), "\(again.error)")
        try desk.enter(CareProgramme.registers[0])

        let other = desk.folder.file("other.key")
        #expect(try desk.records("key", other).status == 0)
        let name = "HOMEBED_RECORDS_KEY_FILE"
        let wrong = try desk.run(["records", "list", "county"], changing: (name, other))
        #expect(wrong.status == 69 && wrong.error.contains("another key"), "\(wrong.error)")
        let refused = try desk.run(["records", "enter", "township", "--by", "Li"], changing: (name, other))
        #expect(refused.status == 69 && refused.error.contains("put the right file back"), "\(refused.error)")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let open = try desk.records("list", "county")
        #expect(open.status == 78 && open.error.contains("chmod 600"), "\(open.error)")
        let none = try desk.run(["records", "list", "county"], changing: (name, desk.folder.file("nowhere")))
        #expect(none.status == 78 && none.error.contains("expected a file that this user can read"), "\(none.error)")
    }

    @Test func `the forms and their fields are listed without a database`() throws {
        let all = try Program.run("records", "forms")
        #expect(all.status == 0 && all.lines.count > 50)
        for form in ["staff", "visit-arrive", "visit-check-in", "case-serve", "access"] {
            #expect(all.lines.contains { $0.hasPrefix("\(form) ") }, "\(form)")
        }
        let one = try Program.run("records", "forms", "visit-check-in")
        #expect(one.lines.first == "visit-check-in: 刷卡签到, a tag or card reader at a bed reports that staff have come")
        #expect(one.lines.contains { $0.hasPrefix("device") && $0.contains("required") })
        let unknown = try Program.run("records", "forms", "stuff")
        #expect(unknown.status == 66 && unknown.error.contains("expected a form among county, "), "\(unknown.error)")
    }

    @Test(arguments: [false, true])
    func `a form is entered, judged, repeated, and refused with the reason`(isRunning: Bool) throws {
        let desk = try RecordsDesk(isRunning: isRunning)
        try desk.enterRegisters()
        let words = CareProgramme.staff("s-9", "周某", "110105194912310021").words
        let bad = try desk.run(["records", "enter", "staff"] + words + ["--by", "Li"])
        #expect(bad.status == 1 && bad.error.hasPrefix("refused: identityNumber: expected"), "\(bad.error)")
        #expect(!bad.error.contains("110105194912310021"))
        let entries = try desk.count("ledger")
        #expect(entries == CareProgramme.registers.count)

        let township = ["records", "enter", "township", "township=532901002", "name=某镇", "--by", "Li"]
        let judged = try desk.run(township + ["--dry-run"])
        #expect(judged.status == 0 && judged.output.hasPrefix("dry run, nothing is kept: "), "\(judged.error)")
        #expect(try desk.count("ledger") == entries)
        let taken = try desk.run(township + ["--json"])
        #expect(try fields(try #require(taken.lines.first))["done"] as? Bool == true)
        let repeated = try desk.run(township)
        #expect(repeated.output == "unchanged: the same line stands there already\n", "\(repeated.error)")
        #expect(try desk.count("ledger") == entries + 1)

        for (arguments, status, words) in [
            (["stuff", "--by", "Li"], Int32(66), "expected a form among"),
            (["county", "name", "--by", "Li"], 64, "field=text"),
            (["county", "nom=1", "--by", "Li"], 1, "expected fields among county, name"),
            (["township", "township=532901003"], 64, "--by"),
        ] {
            let result = try desk.run(["records", "enter"] + arguments)
            #expect(result.status == status && result.error.contains(words), "\(arguments): \(result.error)")
        }
        try desk.stop()
    }

    @Test(arguments: [false, true])
    func `a file is entered as a whole, in UTF-8 and in GB18030, or every bad line is told and nothing is kept`(
        isRunning: Bool
    ) throws {
        let desk = try RecordsDesk(isRunning: isRunning)
        try desk.enterRegisters()
        let good = Self.file(
            Self.line("s-4", "周某", "53290119900115002X"), Self.line("s-5", "吴某", "532901199002150021"))
        let path = try desk.folder.write(good, to: "staff.csv")
        let judged = try desk.records("import", "staff", path, "--dry-run", "--by", "Li")
        #expect(judged.status == 0 && judged.output == "dry run, nothing is kept: 2 entered, 0 stood there already\n")
        #expect(try desk.count("staff") == 3)
        let taken = try desk.records("import", "staff", path, "--by", "Li")
        #expect(taken.output == "2 entered, 0 stood there already\n", "\(taken.error)")
        #expect(try desk.count("staff") == 5)

        let chinese = String.Encoding(rawValue: 0x8000_0632)
        let other = Self.titles + "\r\n" + Self.line("s-6", "郑某", "532901199003150023") + "\r\n"
        try desk.folder.write(Array(try #require(other.data(using: chinese))), to: "gb.csv")
        let gb = try desk.records("import", "staff", desk.folder.file("gb.csv"), "--by", "Li")
        #expect(gb.status == 0 && gb.output.hasPrefix("staff s-6"), "\(gb.output)\(gb.error)")
        let listed = try desk.records(
            "list", "staff", "staff=s-6", "--json", "--reveal", "--by", "Li", "--reason", "核对")
        #expect(try fields(try #require(listed.lines.first))["name"] as? String == "郑某")

        // The first fault is the file's own, the second only the gateway can know.
        let damaged = try desk.folder.write(
            Self.file(
                Self.line("s-7", "冯某", "532901199004150025"), Self.line("s-8", "陈某", "1.10105E+17"),
                Self.line("s-8 ", "陈某", "110105194912310021")), to: "damaged.csv")
        let told = try desk.records("import", "staff", damaged, "--by", "Li")
        #expect(told.status == 65 && told.error.contains("\(damaged):3: identityNumber: expected"), "\(told.error)")
        #expect(told.error.contains("\(damaged):4: ") && told.error.contains("nothing was imported"))
        let unknown = try desk.folder.write(
            Self.file(
                Self.line("s-7", "冯某", "532901199004150025"),
                Self.line("s-8", "陈某", "532901199005150027").replacing(
                    CareProgramme.provider, with: "91350100M000100Y56")), to: "unknown.csv")
        let refused = try desk.records("import", "staff", unknown, "--by", "Li")
        #expect(
            refused.status == 1
                && refused.error.contains("refused: \(unknown):3: provider: expected a registered provider"),
            "\(refused.error)")
        #expect(try desk.count("staff") == 6)
        #expect(!(told.error + refused.error).contains("陈某"))
        let log = try desk.stop()
        for secret in CareProgramme.personal + ["周某", "郑某", "陈某"] { #expect(!log.contains(secret), "\(secret)") }
    }

    @Test(arguments: [false, true])
    func `a masked export is not taken back, a revealed one comes back unchanged and its look is in the ledger`(
        isRunning: Bool
    ) throws {
        let desk = try RecordsDesk(isRunning: isRunning)
        try desk.enterRegisters()
        let masked = try desk.records("export", "resident", "-")
        #expect(masked.status == 0 && masked.output.contains("王**") && masked.output.contains("532901***********X"))
        for secret in CareProgramme.personal { #expect(!masked.output.contains(secret), "\(secret)") }
        let back = try desk.records(
            "import", "resident", desk.folder.write(masked.output, to: "masked.csv"), "--by", "Li")
        #expect(back.status == 65, "\(back.output)")

        let entries = try desk.count("ledger")
        let path = desk.folder.file("residents.csv")
        let reason = ["--reveal", "--by", "Li", "--reason", "年度核查"]
        let exported = try desk.run(["records", "export", "resident", path, "--titles"] + reason)
        #expect(exported.status == 0 && exported.error.contains("1 rows in \(path)"), "\(exported.error)")
        let bytes = try desk.folder.bytes(of: "residents.csv")
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(String(decoding: bytes, as: UTF8.self).contains("'53290119380312001X"))
        #expect(try desk.count("ledger") == entries + 1)
        let look = try desk.run(["ledger", "show", "resident", "--json"])
        let entry = try fields(try #require(look.lines.first))
        #expect(entry["form"] as? String == "access" && entry["by"] as? String == "Li")
        let again = try desk.records("import", "resident", path, "--by", "Li")
        #expect(again.output == "unchanged: the same line stands there already\n", "\(again.error)")
        #expect(try desk.count("ledger") == entries + 1)
        #expect(try desk.run(["records", "export", "resident", path]).status == 73)
        let step = try desk.records("export", "visit-arrive", "-")
        #expect(step.status == 66 && step.error.contains("expected the form of a register among county, "))
        try desk.stop()
    }

    @Test func `the register of assets is exported, comes back unchanged, and another database takes it in`() throws {
        let desk = try RecordsDesk(isRunning: false)
        let store = CareProgramme.Form(
            "asset-store", ["store": "st-1", "county": "532901", "storeName": "仓库", "holder": "county"])
        let asset = CareProgramme.Form(
            "asset",
            [
                "asset": "as-1", "county": "532901", "kind": "shower-stool", "model": "LY-1", "serial": "0012",
                "fund": "central", "price": "36500", "purchasedOn": "2021-08-01", "warrantyUntil": "2022-08-01",
                "lifeMonths": "12", "owner": "大理市民政局", "store": "st-1", "custodian": "吴某",
                "at": "2021-09-01T08:00:00+08:00", "by": "吴某", "document": "RK-1",
            ])
        for form in [CareProgramme.registers[0], store, asset] { try desk.enter(form) }
        let path = desk.folder.file("assets.csv")
        let reason = ["--reveal", "--by", "Li", "--reason", "盘点"]
        let exported = try desk.run(["records", "export", "asset", path] + reason)
        #expect(exported.status == 0 && exported.error.contains("1 rows in \(path)"), "\(exported.error)")
        #expect(String(decoding: try desk.folder.bytes(of: "assets.csv"), as: UTF8.self).contains("'0012"))
        let again = try desk.records("import", "asset", path, "--by", "Li")
        #expect(again.output == "recorded before with the same values; nothing changed\n", "\(again.error)")

        let other = try RecordsDesk(isRunning: false)
        for form in [CareProgramme.registers[0], store] { try other.enter(form) }
        let taken = try other.records("import", "asset", path, "--by", "Li")
        #expect(taken.status == 0 && taken.output == "asset as-1 is in-stock\n", "\(taken.output) \(taken.error)")
        let second = other.folder.file("assets.csv")
        #expect(try other.run(["records", "export", "asset", second] + reason).status == 0)
        #expect(try other.folder.bytes(of: "assets.csv") == desk.folder.bytes(of: "assets.csv"))
    }

    @Test(arguments: [false, true])
    func `a list masks people until somebody says who looks and why`(isRunning: Bool) throws {
        let desk = try RecordsDesk(isRunning: isRunning)
        try desk.enterRegisters()
        let entries = try desk.count("ledger")
        let table = try desk.records("list", "resident")
        #expect(table.status == 0 && table.error.contains("1 rows"))
        #expect(table.output.contains("r-1") && table.output.contains("王**"))
        for secret in CareProgramme.personal { #expect(!table.output.contains(secret), "\(secret)") }
        let lines = try desk.records("list", "residence", "household=h-1", "--json").lines
        #expect(try fields(try #require(lines.first))["address"] as? String == "***")
        #expect(try desk.records("list", "resident", "resident=r-2").lines.count == 1)
        #expect(try desk.count("ledger") == entries, "a masked list is no look")

        let found = try desk.records(
            "list", "resident", "identityNumber=53290119380312001X", "--json", "--reveal", "--by", "Li", "--reason",
            "电话")
        let resident = try fields(try #require(found.lines.first))
        #expect(resident["name"] as? String == "王老太" && resident["phone"] as? String == "13987200001")
        #expect(try desk.count("ledger") == entries + 1)
        #expect(try look(desk) == ["resident", "r-1", "电话"], "the number that was looked for is no key")
        for arguments in [["--reveal"], ["--reveal", "--by", "Li"], ["--by", "Li"], ["--reveal", "--reason", "x"]] {
            #expect(try desk.run(["records", "list", "resident"] + arguments).status == 64, "\(arguments)")
        }
        for (condition, status) in [("phone=13987200001", Int32(64)), ("resident", 64), ("resident=r 1", 64)] {
            #expect(try desk.records("list", "resident", condition).status == status, "\(condition)")
        }
        #expect(try desk.records("list", "residents").status == 66)
        #expect(try desk.count("ledger") == entries + 1, "a look that was refused is none")
        let log = try desk.stop()
        for secret in CareProgramme.personal { #expect(!log.contains(secret), "\(secret)") }
    }

    @Test func `a list is narrowed by words that are shown, and by the days of its records`() throws {
        let desk = try RecordsDesk(isRunning: false)
        try desk.enterRegisters()
        for (number, day) in [("1", "2021-09-01"), ("2", "2021-09-30"), ("3", "2021-10-01")] {
            try desk.enter(
                CareProgramme.Form(
                    "complaint",
                    [
                        "complaint": "C-\(number)", "county": "532901", "receivedAt": "\(day)T23:59:59+08:00",
                        "way": "hotline", "what": "第\(number)件",
                    ]))
        }
        func keys(_ arguments: String...) throws -> [String] {
            let list = try desk.run(["records", "list"] + arguments + ["--json"])
            #expect(list.status == 0, "\(list.error)")
            return try list.lines.compactMap { try fields($0)[arguments[0]] as? String }
        }
        #expect(try keys("staff", "--containing", "s-2") == ["s-2"])
        #expect(try keys("staff", "qualification=care-worker-4", "--containing", "s-3") == ["s-3"])
        #expect(try keys("staff", "--containing", "赵护工") == [], "what is masked is not looked in")
        #expect(
            try keys("staff", "--containing", "赵护工", "--reveal", "--by", "Li", "--reason", "核对") == ["s-2"])

        #expect(try keys("complaint", "--from", "2021-09-01", "--until", "2021-09-30") == ["C-1", "C-2"])
        #expect(try keys("complaint", "--from", "2021-09-02") == ["C-2", "C-3"])
        #expect(try keys("complaint", "county=532901", "--until", "2021-08-31") == [])
        #expect(try keys("provider", "--from", "2021-08-01", "--until", "2021-08-01").count == 1)
        #expect(try keys("staff", "--until", "2000-01-01", "--day", "employedFrom") == [])
        #expect(try keys("staff", "--from", "2021-08-01", "--day", "employedUntil") == [], "nothing stands there")
        let looked = try keys(
            "staff", "--from", "2000-01-01", "--day", "employedFrom", "--reveal", "--by", "Li", "--reason", "核对")
        #expect(looked == ["s-1", "s-2", "s-3"])
        #expect(try look(desk) == ["staff", "s-1 s-2 s-3", "核对"], "who was shown, and not by what they were found")
        for (arguments, text) in [
            (["staff", "--from", "2021-13-01"], "--from"), (["staff", "--day", "employedFrom"], "--from or --until"),
            (["staff", "--from", "2021-09-01", "--day", "name"], "validUntil"),
            (["staff", "--from", "2021-09-02", "--until", "2021-09-01"], "not before 2021-09-02"),
            (["county", "--from", "2021-09-01"], "a table with a day"),
        ] {
            let refused = try desk.run(["records", "list"] + arguments)
            #expect(refused.status == 64 && refused.error.contains(text), "\(arguments) \(refused.error)")
        }
    }

    @Test(arguments: [false, true])
    func `the ledger says who entered what, proves itself, and shows who was put in`(isRunning: Bool) throws {
        let desk = try RecordsDesk(isRunning: isRunning)
        try desk.enterRegisters()
        let ledger = try desk.run(["ledger", "show", "s-1", "--json"])
        let entry = try fields(try #require(ledger.lines.first))
        #expect(entry["form"] as? String == "staff" && entry["about"] as? String == "s-1")
        #expect(entry["by"] as? String == "desk-1" && entry["entry"] as? Int == 5)
        #expect((entry["at"] as? String)?.hasSuffix("+08:00") == true)
        let all = try desk.run(["ledger", "show"])
        #expect(all.lines.count == CareProgramme.registers.count + 1)
        #expect(all.lines.first?.hasPrefix("ENTRY") == true)
        #expect(try desk.run(["ledger", "show", "--limit", "2"]).lines.count == 3)
        for secret in CareProgramme.personal { #expect(!all.output.contains(secret), "\(secret)") }
        #expect(try desk.run(["ledger", "verify"]).output.hasPrefix("the ledger is whole: "))
        let healthy = try desk.run(["doctor"])
        #expect(healthy.lines.contains { $0.hasPrefix("ok    ledger ") }, "\(healthy.output)")
        #expect(healthy.lines.contains { $0.hasPrefix("ok    records key ") })

        try desk.stop()
        #expect(throws: (any Error).self) { try desk.tamper("UPDATE ledger SET actor = 'Wang' WHERE number = 5") }
        try desk.tamper("DROP TRIGGER ledgerOnlyForgets; UPDATE ledger SET actor = 'Wang' WHERE number = 5")
        let broken = try desk.run(["ledger", "verify"])
        #expect(broken.status == 1 && broken.error.hasPrefix("entry 5 of the ledger does not fit"), "\(broken.error)")
        let doctor = try desk.run(["doctor"])
        #expect(doctor.status == 1)
        #expect(doctor.lines.contains { $0.hasPrefix("fail  ledger ") && $0.contains("entry 5") }, "\(doctor.output)")
    }

    @Test func `without a key nothing is entered, and doctor says how to get one`() throws {
        let desk = try RecordsDesk(isRunning: false)
        let none = (name: "HOMEBED_RECORDS_KEY_FILE", value: String?.none)
        let words = CareProgramme.registers[0].words
        let refused = try desk.run(["records", "enter", "county"] + words + ["--by", "Li"], changing: none)
        #expect(refused.status != 0 && refused.error.contains("records.keyFile"), "\(refused.error)")
        let listed = try desk.run(["records", "list", "county"], changing: none)
        #expect(listed.status == 78 && listed.error.contains("homebed records key makes one"), "\(listed.error)")
        let doctor = try desk.run(["doctor"], changing: none)
        let isTold = doctor.lines.contains { $0.contains("records key") && $0.contains("none is named") }
        #expect(isTold, "\(doctor.output)")
    }
}
