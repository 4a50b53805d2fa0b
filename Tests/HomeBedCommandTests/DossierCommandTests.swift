import Foundation
import TestSupport
import Testing

/// Money, dossiers and spot checks, told by the program as it is delivered.
@Suite(.serialized) struct DossierCommandTests {
    private let desk: RecordsDesk

    init() throws {
        desk = try RecordsDesk(isRunning: false)
        try desk.enterRegisters()
        for form in CareProgramme.service + AssessmentMoney.granted { try desk.enter(form) }
        try desk.enter(AssessmentMoney.payment("m-1"))
    }

    @Test func `a payment twice is refused and nothing changes; figures tell sums and what remains`() throws {
        let entries = try desk.count("ledger")
        let payment = AssessmentMoney.payment("m-2")
        let again = try desk.run(["records", "enter", "money"] + payment.words + ["--by", "Li"])
        #expect(again.status == 1 && again.error.contains("a-1, which m-1 has paid"), "\(again.error)")
        #expect(try desk.count("ledger") == entries)
        let figures = try desk.run(["programme", "money", "--from", "2021-10-01", "--on", "2021-12-31", "--json"])
        let line = try #require(
            try JSONSerialization.jsonObject(with: Data(figures.output.utf8)) as? [String: Any], "\(figures.error)")
        #expect(line["paid"] as? Int == 8_000 && line["remaining"] as? Int == 492_000)
        #expect(line["allocated_period"] as? Int == 0 && line["unallocated"] as? Int == 500_000)
        let beds = try desk.run(["programme", "money", "--beds", "--keys"])
        #expect(beds.lines.contains { $0.hasPrefix("532901-000001") && $0.contains("80.00") && $0.contains("m-1") })
    }

    @Test func `no row of money is changed or removed behind the back of the program`() throws {
        for sql in ["UPDATE moneyEntry SET amount = 1", "DELETE FROM moneyEntry"] {
            #expect(throws: (any Error).self) { try desk.tamper(sql) }
        }
        #expect(throws: (any Error).self) {
            try desk.tamper(
                "INSERT INTO moneyEntry SELECT 'm-9', county, head, source, kind, -amount, \"on\", document, standard, "
                    + "units, bed, careCase, visit, training, assessment, asset, NULL, NULL, NULL, NULL, ledgerEntry "
                    + "FROM moneyEntry WHERE money = 'm-1'")
        }
    }

    @Test func `a dossier is masked, names what is missing and the newest entry, and a second one is the same`() throws
    {
        let (first, second) = (desk.folder.file("a.html"), desk.folder.file("b.html"))
        for path in [first, second] {
            let made = try desk.run(["dossier", "532901-000001", "--out", path, "--on", "2021-12-31"])
            #expect(made.status == 0 && made.output.contains("上门次数不足  c-1  2021-12-31前应不少于2次,有效0次"), "\(made.error)")
        }
        let html = try String(contentsOfFile: first, encoding: .utf8)
        #expect(try html == String(contentsOfFile: second, encoding: .utf8))
        for words in CareProgramme.personal { #expect(!html.contains(words), "\(words)") }
        #expect(html.contains("第 \(try desk.count("ledger")) 条") && html.contains("校验通过"))
        #expect(html.contains("m-1") && html.contains("80.00"))
        let taken = try desk.run(["dossier", "532901-000001", "--out", first])
        #expect(taken.status == 73, "\(taken.error)")
        let attributes = try FileManager.default.attributesOfItem(atPath: first)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `people are shown to who says why, and the look is in the ledger first`() throws {
        let path = desk.folder.file("a.html")
        let nameless = try desk.run(["dossier", "532901-000001", "--out", path, "--reveal"])
        #expect(nameless.status == 64)
        let made = try desk.run(
            ["dossier", "532901-000001", "--out", path, "--reveal", "--by", "Li", "--reason", "季度抽查"])
        #expect(made.status == 0, "\(made.error)")
        let html = try String(contentsOfFile: path, encoding: .utf8)
        #expect(html.contains("王老太") && html.contains("53290119380312001X"))
        let entry = try #require(try desk.run(["ledger", "show", "dossier", "--json"]).lines.first)
        #expect(entry.contains("access") && entry.contains("Li"), "\(entry)")
        #expect(html.contains("第 \(try desk.count("ledger")) 条"))
    }

    @Test(arguments: [
        ("DROP TRIGGER ledgerOnlyForgets; UPDATE ledger SET actor = 'x' WHERE number = 2", "台账第 2 条起不相扣"),
        ("UPDATE staff SET employedFrom = employedFrom + 1 WHERE staff = 's-2'", "staff s-2:这行数据与台账第"),
        ("UPDATE careCase SET screenDocument = 'SC-9'", "careCase c-1:这行数据与台账第"),
        ("DELETE FROM retrofitItem", "retrofitItem c-1 "),
    ])
    func `a broken chain and each row that was touched behind the ledger's back are told in the dossier`(
        sql: String, told: String
    ) throws {
        try desk.tamper(sql)
        let path = desk.folder.file("a.html")
        _ = try desk.run(["dossier", "532901-000001", "--out", path])
        let html = try String(contentsOfFile: path, encoding: .utf8)
        #expect(html.contains("校验未通过") && html.contains("<li>\(told)") && !html.contains("校验通过"))
    }

    @Test func `a bed of which nothing is recorded, and a text that is no bed, are refused`() throws {
        let none = try desk.run(["dossier", "532901-000009", "--out", desk.folder.file("a.html")])
        #expect(none.status == 66 && none.error.contains("nothing is recorded about the bed 532901-000009"))
        let wrong = try desk.run(["dossier", "532901-1", "--out", desk.folder.file("a.html")])
        #expect(wrong.status == 64 && !FileManager.default.fileExists(atPath: desk.folder.file("a.html")))
    }

    @Test(.enabled(if: Browser.isInstalled, "apt install chromium"))
    func `with a Chromium a PDF of the page lies beside it, for its owner alone, and is never written over`() throws {
        let (page, pdf) = (desk.folder.file("a.html"), desk.folder.file("a.pdf"))
        let made = try desk.run(["dossier", "532901-000001", "--out", page, "--pdf"])
        #expect(made.status == 0 && made.lines.last == pdf, "\(made.error)")
        let bytes = try Data(contentsOf: URL(filePath: pdf))
        #expect(bytes.prefix(5) == Data("%PDF-".utf8) && bytes.count > 10_000)
        #expect(String(decoding: bytes.suffix(16), as: UTF8.self).contains("%%EOF"), "whole")
        let attributes = try FileManager.default.attributesOfItem(atPath: pdf)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let left = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path).filter { $0.hasPrefix("a.") }
        #expect(left.count == 2, "\(left)")
        try FileManager.default.removeItem(atPath: page)
        let again = try desk.run(["dossier", "532901-000001", "--out", page, "--pdf"])
        #expect(again.status == 73, "\(again.error)")
        #expect(try Data(contentsOf: URL(filePath: pdf)) == bytes)
    }

    @Test func `without a Chromium the PDF is refused plainly and the page is whole`() throws {
        let path = desk.folder.file("a.html")
        let made = try desk.run(
            ["dossier", "532901-000001", "--out", path, "--pdf"], changing: ("PATH", "/nonexistent"))
        #expect(made.status == 69 && made.error.contains("chromium"), "\(made.error)")
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func `a sample is drawn as sha256sum would, says when there are fewer beds, and repeats byte by byte`() throws
    {
        let folders = [desk.folder.file("s1"), desk.folder.file("s2")]
        for folder in folders {
            let drawn = try desk.run(
                [
                    "sample", "--county", "532901", "--quarter", "2021Q4", "--n", "30", "--seed", "7", "--out", folder,
                ])
            #expect(drawn.status == 0 && drawn.output.contains("1 of 1 beds"), "\(drawn.error)")
            #expect(drawn.error.contains("fewer than the 30 asked for"), "\(drawn.error)")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folders[0]).sorted()
        #expect(names == ["532901-000001.html", "SHA256SUMS", "index.csv"])
        for name in names {
            let files = try folders.map { try Data(contentsOf: URL(filePath: "\($0)/\(name)")) }
            #expect(files[0] == files[1], "\(name)")
        }
        let checked = try Program("sh", ["-c", "cd \(folders[0]) && sha256sum -c SHA256SUMS"]).result()
        #expect(checked.status == 0, "\(checked.output)\(checked.error)")
        let hash = try Program("sh", ["-c", "printf '7,2021Q4,532901-000001' | sha256sum"]).result().output.prefix(64)
        #expect(try String(contentsOfFile: "\(folders[0])/index.csv", encoding: .utf8).contains(hash))
        let again = try desk.run(
            ["sample", "--county", "532901", "--quarter", "2021Q4", "--seed", "7", "--out", folders[0]])
        #expect(again.status == 73, "\(again.error)")
        let empty = try desk.run(
            ["sample", "--county", "532925", "--quarter", "2021Q4", "--seed", "7", "--out", desk.folder.file("s3")])
        #expect(empty.status == 66 && !FileManager.default.fileExists(atPath: desk.folder.file("s3")))
    }
}
