import CareCore
import CareRecords
import Testing

/// The register of assets as a file.
@Suite struct AssetFileTests {
    private func written(_ desk: AssetDesk) throws -> [UInt8] {
        let register = try #require(RecordForm.asset.register)
        return try RecordFileWriter(.asset, isMasked: false).file(register.lines(desk.book))
    }

    /// Enters a file.
    /// - Returns: What a person would be told.
    private func read(_ bytes: [UInt8], into desk: AssetDesk) throws -> RecordDecision {
        let file = RecordFile(bytes, for: .asset)
        #expect(file.told == [])
        return try desk.decide(RecordRequest(file.submissions, by: "tester"), at: MemoryBook.now)
    }

    /// Three assets: one in a store, one corrected, one that went to a family and came back.
    private func desk() throws -> AssetDesk {
        let desk = AssetDesk()
        try desk.register("a-1")
        try desk.register("a-2", ["device": "d-2", "kind": "wearable", "custodian": ""])
        #expect(
            try desk.register("a-2", ["device": "d-2", "kind": "wearable", "model": "=1+1", "correction": "误"]) == [])
        try desk.register("a-3", ["serial": "0012"])
        let bed = ["bed": "532901-000001"]
        #expect(try desk.step(.assetAllocate, "a-3", hours: 1, bed) == [])
        #expect(try desk.step(.assetInstall, "a-3", hours: 2, bed) == [])
        #expect(try desk.step(.assetAccept, "a-3", hours: 3, ["custodian": "某", "inspection": "稳固"]) == [])
        return desk
    }

    @Test func `an export is read back and changes nothing`() throws {
        let desk = try desk()
        let before = ["a-1", "a-2", "a-3"].map { desk.row($0) }
        let decision = try read(try written(desk), into: desk)
        #expect(decision == .accepted([], consequences: [], answer: "0 entered, 3 stood there already"))
        #expect(["a-1", "a-2", "a-3"].map { desk.row($0) } == before)
        #expect(desk.state("a-3") == .inService)
    }

    @Test func `a book without assets has the same register afterwards, everything in its store`() throws {
        let desk = try desk()
        let empty = AssetDesk()
        let bytes = try written(desk)
        guard case .accepted(let changes, _, _) = try read(bytes, into: empty) else {
            Issue.record("\(try read(bytes, into: empty))")
            return
        }
        #expect(changes.count == 3)
        #expect(try written(empty) == bytes)
        #expect(["a-1", "a-2", "a-3"].allSatisfy { empty.state($0) == .inStock })
    }

    @Test func `a changed line is a correction and wants its reason`() throws {
        let desk = try desk()
        let text = String(decoding: try written(desk), as: UTF8.self)
        let changed = text.replacing("LY-1", with: "LY-2")
        #expect(changed != text)
        guard case .refused(let reasons) = try read(Array(changed.utf8), into: desk) else {
            Issue.record("taken")
            return
        }
        #expect(reasons.first?.hasPrefix("line 2: correction: expected why") == true, "\(reasons)")
    }

    @Test func `every form that lists a register can be written and read`() throws {
        let book = MemoryBook.programme()
        for form in RecordForms.all.list {
            guard let lines = try form.register?.lines(book), !lines.isEmpty else { continue }
            let bytes = try RecordFileWriter(form, isMasked: false).file(lines)
            #expect(RecordFile(bytes, for: form).told == [], "\(form.name)")
        }
        #expect(RecordForm.visitRecord.register?.table.name == "visit")
    }
}
