import CareCore
import CareRecords
import Foundation
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

@Suite("The ledger of the records") struct LedgerTests {
    private func filled() throws -> RecordScene {
        let scene = try RecordScene()
        try scene.enterPlaces()
        try scene.enter(RecordScene.staff("s-1"))
        try scene.enter(RecordScene.staff("s-1", name: "王某"))
        return scene
    }

    @Test func `a ledger that nobody touched is whole, with and without the key`() throws {
        let scene = try filled()
        #expect(try scene.store.reader.firstBrokenLedgerEntry() == nil)
        #expect(try scene.value("SELECT count(*) FROM ledger") == 4)
    }

    @Test(arguments: [
        "at = at + 1", "actor = 'Wang'", "form = 'access'", "subject = 's-2'", "body = zeroblob(length(body))",
        "digest = zeroblob(32)", "hash = zeroblob(32)",
    ])
    func `a column of an entry that somebody changed is found at that entry`(change: String) throws {
        let scene = try filled()
        try scene.store.pool.write { db in
            try db.execute(sql: "DROP TRIGGER ledgerOnlyForgets")
            try db.execute(sql: "UPDATE ledger SET \(change) WHERE number = 2")
        }
        #expect(try scene.store.reader.firstBrokenLedgerEntry() == 2)
    }

    @Test func `an entry that is missing in the middle is found at the one behind it`() throws {
        let scene = try filled()
        try scene.store.pool.write { db in
            try db.execute(sql: "PRAGMA defer_foreign_keys = ON; DROP TRIGGER ledgerIsNeverDeleted")
            try db.execute(sql: "UPDATE provider SET ledgerEntry = 1")
            try db.execute(sql: "DELETE FROM ledger WHERE number = 2")
        }
        #expect(try scene.store.reader.firstBrokenLedgerEntry() == 3)
    }

    @Test func `the database itself refuses to change or delete an entry, and lets its body be forgotten`() throws {
        let scene = try filled()
        for sql in [
            "UPDATE ledger SET actor = 'Wang' WHERE number = 1", "UPDATE ledger SET body = x'00' WHERE number = 1",
            "DELETE FROM ledger WHERE number = 4",
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") { try scene.store.pool.write { try $0.execute(sql: sql) } }
        }
        try scene.store.pool.write { try $0.execute(sql: "UPDATE ledger SET body = NULL WHERE number = 3") }
        #expect(try scene.store.reader.firstBrokenLedgerEntry() == 3, "nobody has released it")
        let entries = try scene.store.reader.ledger(subject: "s-1", key: RecordScene.secret)
        #expect(entries.map { $0.fields == nil } == [false, true])
    }

    @Test func `a page walks over a bounded number of entries of other forms, and says where to go on`() throws {
        let scene = try filled()
        let key = try #require(RecordScene.secret)
        let count = StoreReader.ledgerReach
        try scene.store.pool.write { db in
            try db.execute(
                sql: """
                    WITH RECURSIVE c (n) AS (SELECT 5 UNION ALL SELECT n + 1 FROM c WHERE n < 4 + ?)
                    INSERT INTO ledger (number, at, actor, form, subject, digest, hash)
                    SELECT n, 0, 'Li', 'access', '', randomblob(32), randomblob(32) FROM c
                    """, arguments: [count])
        }
        var filter = LedgerFilter(.everything)
        filter.form = "staff"
        let first = try scene.store.reader.ledgerPage(filter, limit: 10, key: key)
        #expect(first.entries.isEmpty && first.next == 5)
        filter.list.before = first.next
        let second = try scene.store.reader.ledgerPage(filter, limit: 10, key: key)
        #expect(second.entries.map(\.number) == [4, 3] && second.next == nil)
        filter.list.before = nil
        filter.subject = "s-1"
        #expect(try scene.store.reader.ledgerPage(filter, limit: 10, key: key).entries.map(\.number) == [4, 3])
    }

    @Test func `a sealed value that was moved to another row does not open`() throws {
        let scene = try filled()
        try scene.enter(RecordScene.staff("s-2", number: "110105194912310038", name: "赵某"))
        try scene.store.pool.write {
            try $0.execute(
                sql: "UPDATE staff SET name = (SELECT name FROM staff WHERE staff = 's-1') WHERE staff = 's-2'")
        }
        let key = try #require(RecordScene.secret)
        let error = #expect(throws: StoreError.self) {
            try scene.store.reader.records(.staff, scope: .everything, key: key)
        }
        #expect(error?.text.contains("staff.name of s-2") == true)
    }
}
