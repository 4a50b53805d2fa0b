import CareCore
import GRDB
import Ingest
import Testing

@testable import CareStore

@Suite struct AuditChainTests {
    private static func row(_ number: Int) -> AuditRow {
        AuditRow(
            at: Fixture.noon + .seconds(Int64(number)), by: "王芳", action: "acknowledge", subject: "\(number)",
            detail: number.isMultiple(of: 2) ? "" : "called back")
    }

    private static func filled() throws -> OpenStore {
        let open = try OpenStore()
        // Over several turns and a restart of the committer.
        for turn in 0..<3 {
            try open.commit { $0.effects.audit = (0..<4).map { row(turn * 4 + $0) } }
            open.committer = try open.store.makeCommitter()
        }
        return open
    }

    @Test func `an untouched chain fits`() throws {
        let open = try Self.filled()
        #expect(try open.count("audit") == 12)
        #expect(try open.store.reader.firstBrokenAuditRow() == nil)
    }

    @Test(
        arguments: [
            ("UPDATE audit SET at = at + 1 WHERE number = 5", 5), ("UPDATE audit SET actor = '王' WHERE number = 5", 5),
            ("UPDATE audit SET action = 'close' WHERE number = 1", 1),
            ("UPDATE audit SET subject = subject || detail, detail = '' WHERE number = 6", 6),
            ("UPDATE audit SET hash = zeroblob(32) WHERE number = 12", 12), ("DELETE FROM audit WHERE number = 7", 8),
            ("DELETE FROM audit WHERE number = 1", 2),
            ("UPDATE audit SET number = number + 100 WHERE number = 12", 112),
        ] as [(String, Int64)])
    func `a touched row is found`(sql: String, number: Int64) throws {
        let open = try Self.filled()
        try open.store.pool.write { db in
            // As somebody would who has the file and no triggers in the way.
            try db.execute(sql: "DROP TRIGGER auditIsNeverChanged; DROP TRIGGER auditIsNeverDeleted")
            try db.execute(sql: sql)
        }
        #expect(try open.store.reader.firstBrokenAuditRow() == number)
    }

    @Test func `texts cannot flow into one another`() {
        let one = AuditRow(at: Fixture.noon, by: "ab", action: "c", subject: "d", detail: "e")
        let other = AuditRow(at: Fixture.noon, by: "a", action: "bc", subject: "d", detail: "e")
        #expect(
            AuditChain.hash(after: AuditChain.seed, number: 1, one)
                != AuditChain.hash(after: AuditChain.seed, number: 1, other))
    }
}
