import CareCore
import CareRecords
import Testing

@testable import CareStore

@Suite("Rows of a turn") struct TurnRowsTests {
    private let now = Timestamp(milliseconds: 1_630_000_000_000)
    private let head = Ledger.Head(number: 7, hash: Array(repeating: 7, count: 32))

    private func change(_ county: String, _ name: String) -> RecordChange {
        var row = RecordRow()
        row[name: "county"] = .text(county)
        row[name: "name"] = .text(name)
        return RecordChange(
            form: "county", subject: county, fields: [RecordSubmission.Field("name", name)], by: "li",
            puts: [RecordPut(.county, row)])
    }

    @Test func `what is added form by form comes to the same as what is laid out at once`() throws {
        let seal = RecordSeal(key: try #require(RecordScene.secret))
        let changes = [change("532901", "大理市"), change("532925", "弥渡县"), change("532928", "永平县")]
        let turn = TurnRows()
        for count in 0...3 {
            let part = Array(changes.prefix(count))
            let expected = try seal.lay(part, after: head, at: now).rows
            #expect(try turn.rows(of: part, after: head, at: now, seal: seal) == expected)
        }
    }

    @Test func `another turn, another ledger and other forms begin anew`() throws {
        let seal = RecordSeal(key: try #require(RecordScene.secret))
        let (one, other) = ([change("532901", "大理市")], [change("532925", "弥渡县")])
        let turn = TurnRows()
        let later = Ledger.Head(number: 8, hash: head.hash)
        for (changes, head, now) in [
            (one, head, now), (other, head, now), (one + other, head, now), (one + other, later, now),
            (one + other, later, now + .seconds(1)), (one, later, now + .seconds(1)),
        ] {
            let expected = try seal.lay(changes, after: head, at: now).rows
            #expect(try turn.rows(of: changes, after: head, at: now, seal: seal) == expected)
        }
    }
}
