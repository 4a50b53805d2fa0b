import CareCore
import CareRecords
import Testing

@Suite("Anchors of the ledger") struct LedgerAnchorTests {
    private static let line =
        "homebed-ledger-anchor v1 database=0123456789abcdef entry=12 count=12 at=2026-11-27T16:00:00.000+08:00 sha256="
        + String(repeating: "9f", count: 32)

    @Test func `a line reads back as it was written`() throws {
        let anchor = try #require(LedgerAnchor(line: Self.line))
        #expect(anchor.entry == 12 && anchor.count == 12 && anchor.database == "0123456789abcdef")
        #expect(anchor.line == Self.line)
        #expect(LedgerAnchor(line: Self.line.replacing("9f9f", with: "9F9F")) == anchor, "copied by hand")
    }

    @Test(arguments: [
        ("homebed", "homebad"), ("v1", "v2"), ("database=0123456789abcdef ", ""), ("database=", "instance="),
        ("entry=12", "entry=0"), ("entry=12", "entry=-1"), ("entry=12", "entry=12x"), ("count=12", "count="),
        ("T16:00", "T26:00"), ("9f9f", "9f9"), ("9f9f", "9g9f"), ("sha256=", "md5="), ("entry", "x entry"),
    ])
    func `a line that lacks something, or says it otherwise, is none`(part: String, other: String) {
        let changed = Self.line.replacing(part, with: other, maxReplacements: 1)
        #expect(changed != Self.line && LedgerAnchor(line: changed) == nil, "\(changed)")
    }

    @Test func `a file holds an anchor a line, remarks and empty lines, and names the line that is none`() throws {
        let text = "# November\r\n\(Self.line)\n\n  # December\n  \(Self.line)\n"
        #expect(try LedgerAnchorFile.read(text).map(\.line) == [2, 5])
        let error = #expect(throws: LedgerAnchorFile.Fault.self) { try LedgerAnchorFile.read(text + "see above\n") }
        #expect(error?.line == 6)
        #expect(error?.text.contains("homebed-ledger-anchor v1 database=ID") == true)
    }
}
