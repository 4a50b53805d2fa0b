import CareCore
import CareRecords
import Foundation
import GRDB
import TestSupport
import Testing

@testable import CareStore

/// What is found when somebody who has rights on the file changes it.
@Suite("The proof of the ledger and its rows") struct LedgerProofTests {
    private func filled() throws -> RecordScene {
        let scene = try RecordScene()
        try scene.enterPlaces()
        try scene.enter(RecordScene.staff("s-1"))
        try scene.enter(RecordScene.staff("s-2", number: "110105194912310038", name: "赵某"))
        try scene.enter(RecordScene.staff("s-1", name: "王某"))
        return scene
    }

    private func tamper(_ scene: RecordScene, _ sql: String) throws {
        try scene.store.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            for trigger in ["ledgerOnlyForgets", "ledgerIsNeverDeleted"] {
                try db.execute(sql: "DROP TRIGGER IF EXISTS \(trigger)")
            }
            try db.execute(sql: sql)
            try db.execute(sql: "PRAGMA foreign_keys = ON")
        }
    }

    @Test func `what nobody touched is whole, and every entry and row was looked at`() throws {
        let scene = try filled()
        let proof = try scene.store.reader.proveLedger()
        #expect(proof.findings == [] && proof.entries == 5 && proof.rows == 4)
    }

    @Test func `the key that an entry names is that of the table, for every table of the records`() throws {
        let scene = try RecordScene()
        let tables = try scene.store.pool.read { try LedgeredTable.all($0).map(\.name) }
        #expect(Set(tables) == Set(RecordForms.tables.map(\.name)))
        for table in RecordForms.tables {
            let key = try scene.store.pool.read { try $0.primaryKey(table.name).columns }
            #expect(key == table.key.map(\.name), "\(table.name)")
        }
    }

    @Test(
        arguments: [
            ("UPDATE staff SET phone = x'00' WHERE staff = 's-1'", .rowTouched, 5, "staff", "s-1"),
            ("UPDATE staff SET ledgerEntry = 3 WHERE staff = 's-1'", .rowTouched, 5, "staff", "s-1"),
            ("UPDATE staff SET validUntil = 1 WHERE staff = 's-2'", .rowTouched, 4, "staff", "s-2"),
            (
                "UPDATE staff SET validUntil = NULL, certificate = '' WHERE staff = 's-2'", .rowTouched, 4, "staff",
                "s-2"
            ),
            ("INSERT INTO township VALUES ('532901002', '某镇', 2)", .rowAdded, 2, "township", "532901002"),
            ("DELETE FROM staff WHERE staff = 's-2'", .rowRemoved, 4, "staff", "s-2"),
        ] as [(String, LedgerFinding.Kind, Int64, String, String)])
    func `a row that was changed, added or removed behind the ledger's back is named with table, key and entry`(
        sql: String, kind: LedgerFinding.Kind, entry: Int64, table: String, key: String
    ) throws {
        let scene = try filled()
        try tamper(scene, sql)
        let finding = LedgerFinding(kind, entry: entry, table: table, key: key)
        #expect(try scene.store.reader.proveLedger().findings == [finding])
    }

    @Test func `of several rows the one of the earliest entry is named first, whatever its table is called`() throws {
        let scene = try filled()
        try scene.enter(
            RecordScene.form(
                "county", "county", "532925", "name", "弥渡县", "bedTarget", "500", "programmeVisitTarget", "1000",
                "visitTarget", "1500", "trainingTarget", "500", "roadSpeed", "40"))
        try tamper(
            scene,
            """
            UPDATE county SET roadSpeed = 41 WHERE county = '532925';
            UPDATE staff SET certificate = 'X' WHERE staff = 's-1';
            DELETE FROM staff WHERE staff = 's-2'
            """)
        let findings = try scene.store.reader.proveLedger().findings
        #expect(findings.map(\.entry) == [4, 5, 6] && findings.map(\.kind) == [.rowRemoved, .rowTouched, .rowTouched])
        #expect(findings.map(\.table) == ["staff", "staff", "county"])
    }

    @Test func `a row whose key was changed is missing and one too many`() throws {
        let scene = try filled()
        try tamper(scene, "UPDATE staff SET staff = 's-3' WHERE staff = 's-2'")
        #expect(
            try scene.store.reader.proveLedger().findings == [
                LedgerFinding(.rowAdded, entry: 4, table: "staff", key: "s-3"),
                LedgerFinding(.rowRemoved, entry: 4, table: "staff", key: "s-2"),
            ])
    }

    @Test(arguments: [
        "at = at + 1", "actor = 'Wang'", "form = 'access'", "subject = 's-2'", "body = zeroblob(length(body))",
        "digest = zeroblob(32)", "hash = zeroblob(32)", "puts = zeroblob(0)", "puts = NULL",
        "puts = CAST(replace(CAST(puts AS TEXT), 's-1', 's-9') AS BLOB)",
    ])
    func `an entry of which anything was changed is named`(change: String) throws {
        let scene = try filled()
        try tamper(scene, "UPDATE ledger SET \(change) WHERE number = 3")
        #expect(try scene.store.reader.proveLedger().findings.first == LedgerFinding(.entryTouched, entry: 3))
    }

    @Test func `entries cut off at the end with their rows show against an anchor only`() throws {
        let scene = try filled()
        let anchor = try #require(try scene.store.reader.ledgerAnchor())
        #expect(anchor.entry == 5 && anchor.count == 5)
        #expect(try scene.store.reader.finding(anchor) == nil)
        try tamper(scene, "DELETE FROM staff WHERE staff = 's-1'; DELETE FROM ledger WHERE number IN (3, 5)")
        // What only chain and rows show is an entry missing in the middle; without it nothing is missed.
        #expect(try scene.store.reader.proveLedger().findings.first == LedgerFinding(.entryTouched, entry: 4))
        let other = try filled()
        let kept = try #require(try other.store.reader.ledgerAnchor())
        try tamper(other, "DELETE FROM staff; DELETE FROM ledger WHERE number > 2")
        #expect(try other.store.reader.proveLedger().findings == [])
        #expect(try other.store.reader.finding(kept) == LedgerFinding(.cutOff, entry: 5))
    }

    @Test func `a chain that was written anew as a whole shows against an anchor only`() throws {
        let scene = try filled()
        let anchor = try #require(try scene.store.reader.ledgerAnchor())
        try scene.store.pool.write { db in
            let entries = try Row.fetchAll(db, sql: "SELECT * FROM ledger ORDER BY number")
            try db.execute(sql: "PRAGMA defer_foreign_keys = ON; DROP TRIGGER ledgerIsNeverDeleted; DELETE FROM ledger")
            let seal = RecordSeal(key: try #require(RecordScene.secret))
            var head = try Ledger.head(db)
            for entry in entries {
                let number: Int64 = entry["number"]
                let fields = try Ledger.fields(entry["body"], number: number, seal: seal)
                // Somebody else has entered everything.
                let change = RecordChange(
                    form: entry["form"], subject: entry["subject"], fields: fields, by: "Wang", puts: [])
                let written = try Ledger.entry(
                    of: change, after: head, writing: try #require(LedgerPut.list(Array(entry["puts"] as Data))),
                    at: Timestamp(milliseconds: entry["at"]), seal: seal)
                try db.execute(sql: Ledger.insertion, arguments: StatementArguments(written.values))
                head = written.head
            }
        }
        #expect(try scene.store.reader.proveLedger().findings == [])
        #expect(try scene.store.reader.finding(anchor) == LedgerFinding(.rewritten, entry: 5))
    }

    @Test func `an anchor of another database is told from a rewritten chain`() throws {
        let anchor = try #require(try filled().store.reader.ledgerAnchor())
        let error = #expect(throws: StoreError.self) { _ = try filled().store.reader.finding(anchor) }
        #expect(error?.kind == .foreign && error?.text.contains(anchor.database) == true)
    }

    @Test
    func `rows of an earlier schema are vouched for when it is brought up to date, and found when touched afterwards`()
        throws
    {
        let folder = try TemporaryFolder()
        do {
            // The last one without the vouching of migration 0020.
            let store = try Store.open(StoreConfiguration(path: folder.database), schema: 19)
            try store.pool.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO township VALUES ('532901002', '某镇', 1);
                        INSERT INTO ledger (number, at, actor, form, subject, body, digest, hash)
                            VALUES (1, 5, 'Li', 'township', '532901002', NULL, zeroblob(32), zeroblob(32));
                        """)
            }
        }
        let store = try Store.open(StoreConfiguration(path: folder.database))
        // The entry was made by hand, without a good hash; the row is what matters here.
        #expect(try store.reader.proveLedger().findings == [LedgerFinding(.entryTouched, entry: 1)])
        #expect(try store.reader.ledger(limit: 1).map(\.form) == ["ledger-vouch"])
        try store.pool.write { try $0.execute(sql: "UPDATE township SET name = '大镇'") }
        #expect(
            try store.reader.proveLedger().findings.last
                == LedgerFinding(.rowTouched, entry: 2, table: "township", key: "532901002"))
    }
}
