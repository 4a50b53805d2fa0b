import Foundation
import TestSupport
import Testing

/// The proof of the ledger with the program as it is delivered.
@Suite(.serialized) struct LedgerCommandTests {
    private func desk() throws -> RecordsDesk {
        let desk = try RecordsDesk(isRunning: false)
        try desk.enterRegisters()
        return desk
    }

    @Test func `an anchor is one line, is appended to a file, and proves the ledger later`() throws {
        let desk = try desk()
        let file = desk.folder.file("anchors.txt")
        let line = try desk.run(["ledger", "anchor"])
        #expect(line.status == 0 && line.output.hasPrefix("homebed-ledger-anchor v1 database="), "\(line.error)")
        #expect(try desk.run(["ledger", "anchor", file]).status == 0)
        try desk.enter(CareProgramme.Form("township", ["township": "532901002", "name": "某镇"]))
        #expect(try desk.run(["ledger", "anchor", file]).status == 0)
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2 && lines[0] + "\n" == line.output && lines[1].contains(" entry=10 count=10 "))
        // A person finds the same words in the ledger.
        let shown = try desk.run(["ledger", "show", "--limit", "1", "--json"])
        #expect(shown.output.contains(String(lines[1].suffix(64))))
        let whole = try desk.run(["ledger", "verify", "--anchors", file])
        #expect(whole.output == "the ledger is whole: 10 entries, 10 rows, 2 anchors\n", "\(whole.error)")
    }

    @Test func `the manifest of a delivered month is taken as it comes, one without its anchor is refused`() throws {
        let desk = try desk()
        let line = try desk.run(["ledger", "anchor"]).output
        func manifest(_ ledger: String) -> String {
            "homebed-summary v1\ncounty 532901\nmonth 2021-10\nrevision 1\ndigest 00\n\(ledger)"
                + "people whole\nfile summary.csv 00 1\n"
        }
        func verify(_ ledger: String, _ name: String) throws -> (result: Program.Result, path: String) {
            let path = try desk.folder.write(manifest(ledger), to: name)
            return (try desk.run(["ledger", "verify", "--anchors", path]), path)
        }
        let whole = try verify("ledger \(line)", "whole").result
        #expect(whole.output == "the ledger is whole: 9 entries, 9 rows, 1 anchors\n", "\(whole.error)")
        let other = String(line.dropLast(2)) + (line.dropLast().last == "0" ? "1" : "0") + "\n"
        let (forged, path) = try verify("ledger \(other)", "forged")
        #expect(
            forged.status == 1 && forged.error.hasPrefix("\(path):6: entry 9 of the ledger is not the one"),
            "\(forged.error)")
        let bare = try verify("", "bare").result
        #expect(bare.status == 65 && bare.error.contains("bare:1: expected"), "\(bare.error)")
    }

    @Test func `a row that was touched is named, and so is an anchored entry that is gone`() throws {
        let desk = try desk()
        let anchors = try desk.folder.write(try desk.run(["ledger", "anchor"]).output, to: "anchors.txt")
        try desk.tamper("UPDATE township SET name = '大镇'")
        let touched = try desk.run(["ledger", "verify"])
        #expect(
            touched.status == 1
                && touched.error.hasPrefix("township 532901001: the row is not as entry 2 of the ledger wrote it"),
            "\(touched.error)")
        try desk.tamper("UPDATE township SET name = '下关街道'")
        #expect(try desk.run(["ledger", "verify", "--anchors", anchors]).status == 0)
        try desk.tamper(
            "DROP TRIGGER ledgerIsNeverDeleted; DELETE FROM resident; DELETE FROM ledger WHERE number = 9")
        #expect(try desk.run(["ledger", "verify"]).status == 0, "only the anchor knows")
        let cut = try desk.run(["ledger", "verify", "--anchors", anchors])
        #expect(
            cut.status == 1 && cut.error.hasPrefix("\(anchors):1: entry 9 of the ledger was anchored and is missing"))
    }

    @Test func `a file that holds no anchors, an empty ledger and another database are told`() throws {
        let desk = try RecordsDesk(isRunning: false)
        let empty = try desk.run(["ledger", "anchor"])
        #expect(empty.status == 1 && empty.error.contains("found an empty one"), "\(empty.error)")
        let bad = try desk.run(["ledger", "verify", "--anchors", desk.folder.write("# x\nsee above\n", to: "bad.txt")])
        #expect(bad.status == 65 && bad.error.contains("bad.txt:2: expected homebed-ledger-anchor"), "\(bad.error)")
        let gone = try desk.run(["ledger", "verify", "--anchors", desk.folder.file("nowhere")])
        #expect(gone.status == 66, "\(gone.error)")
        let other = try desk.run([
            "ledger", "verify", "--anchors",
            desk.folder.write(try self.desk().run(["ledger", "anchor"]).output, to: "other.txt"),
        ])
        #expect(other.status == 1 && other.error.contains("the anchor is of database"), "\(other.error)")
    }
}
