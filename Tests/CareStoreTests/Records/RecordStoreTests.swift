import CareCore
import CareRecords
import Foundation
import GRDB
import Ingest
import TestSupport
import Testing

@testable import CareStore

@Suite("Records in the database") struct RecordStoreTests {
    @Test func `every table of the records is in the database with the columns of its description`() throws {
        let scene = try RecordScene()
        for table in RecordForms.tables {
            let found = try scene.store.pool.read { try $0.columns(in: table.name) }
            #expect(found.map(\.name).sorted() == table.statements.storedColumns.sorted(), "\(table.name)")
            for column in table.columns {
                let stored = try #require(found.first { $0.name == column.name })
                let type = column.privacy.isSealed ? "BLOB" : column.isInteger ? "INTEGER" : "TEXT"
                #expect(stored.type == type, "\(table.name).\(column.name)")
                #expect(stored.isNotNull == column.isRequired, "\(table.name).\(column.name)")
            }
        }
    }

    @Test func `every table that a form refers to is there, and every reference of a table is one of the schema`()
        throws
    {
        let scene = try RecordScene()
        let tables = Set(RecordForms.tables.map(\.name))
        for form in RecordForms.all.list {
            for target in form.columns.compactMap(\.refersTo) {
                #expect(tables.contains(target) || ["bed", "device", "household"].contains(target), "\(form.name)")
            }
        }
        for table in RecordForms.tables {
            let keys = try scene.store.pool.read { try $0.foreignKeys(on: table.name) }
            for column in table.columns {
                guard let target = column.refersTo, tables.contains(target) else { continue }
                #expect(
                    keys.contains { $0.destinationTable == target && $0.originColumns == [column.name] },
                    "\(table.name).\(column.name)")
            }
        }
    }

    @Test func `visits of a bed are looked up by the bed, whatever else they have to fulfil`() throws {
        let scene = try RecordScene()
        let bed = RecordCondition.equal(SharedField.bed, try #require(BedID("532901-000001")))
        for other in [RecordCondition.equal(VisitField.state, .planned), .filled(VisitField.anomalies)] {
            let steps = try scene.store.pool.read { db in
                let book = SQLiteBook(db: db, seal: RecordSeal(key: try #require(RecordScene.secret)))
                let (text, values) = try book.filter(.visit, [bed, other])
                return try Row.fetchAll(
                    db, sql: "EXPLAIN QUERY PLAN " + RecordTable.visit.statements.selection + text,
                    arguments: StatementArguments(values)
                ).map { $0["detail"] as String }
            }
            #expect(steps == ["SEARCH visit USING INDEX visitBed (bed=?)"], "\(other.name)")
        }
    }

    @Test func `what is entered is read back, and names and numbers stand nowhere in the file`() throws {
        let scene = try RecordScene()
        try scene.enterPlaces()
        try scene.enter(RecordScene.staff("s-1"))
        let key = try #require(RecordScene.secret)
        let rows = try scene.store.reader.records(.staff, scope: .everything, key: key)
        #expect(rows.map { $0.row[SharedField.name] } == ["李某"])
        #expect(rows.first?.row[SharedField.identityNumber]?.text == "11010519491231002X")
        #expect(rows.first?.entry == 3)
        let open = try scene.store.pool.read {
            try SQLiteBook(db: $0, seal: RecordSeal(key: key)).openRows(.staff, where: [])
        }
        #expect(open.map { $0[SharedField.staff]?.text } == ["s-1"])
        #expect(open.map { $0[SharedField.name] } == [nil], "what is sealed stays so")
        try scene.store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        let file = try Data(contentsOf: URL(filePath: scene.folder.database))
        for secret in ["李某", "11010519491231002X", "13987200001"] {
            #expect(file.range(of: Data(secret.utf8)) == nil, "\(secret)")
        }
        #expect(file.range(of: Data(RecordScene.provider.utf8)) != nil)
    }

    @Test func `who entered a row is told by the ledger, and nobody is of a row that stands in none yet`() throws {
        let scene = try RecordScene()
        try scene.enterPlaces()
        try scene.enter(RecordScene.staff("s-1"))
        try scene.enter(RecordScene.staff("s-1", name: "王某"), by: "Wang")
        let seal = RecordSeal(key: try #require(RecordScene.secret))
        let key = [StoredValue.text("s-1")]
        try scene.store.pool.writeWithoutTransaction { db in
            let book = SQLiteBook(db: db, seal: seal)
            #expect(try book.author(of: .staff, key: key) == "Wang")
            #expect(try book.author(of: .staff, key: [.text("s-9")]) == nil)
            let draft = DraftBook(over: book)
            #expect(try draft.author(of: .staff, key: key) == "Wang")
            let put = RecordPut(.staff, try #require(try book.row(.staff, key: key)))
            draft.keep(put)
            #expect(try draft.author(of: .staff, key: key) == nil)
            try db.inTransaction {
                let values = try seal.values(of: put, entry: Ledger.head(db).number + 1)
                try HotStatement(db, cached: RecordTable.staff.statements.upsert, values).run()
                #expect(try book.author(of: .staff, key: key) == nil)
                return .rollback
            }
        }
    }

    @Test func `the newest line of a key counts, the ledger keeps both, and the same line again changes nothing`()
        throws
    {
        let scene = try RecordScene()
        try scene.enterPlaces()
        try scene.enter(RecordScene.staff("s-1"))
        try scene.enter(RecordScene.staff("s-1", name: "王某"))
        let again = try scene.enter(RecordScene.staff("s-1", name: "王某"))
        #expect(again == .accepted([], consequences: [], answer: "unchanged: the same line stands there already"))
        let key = try #require(RecordScene.secret)
        #expect(
            try scene.store.reader.records(.staff, scope: .everything, key: key).map { $0.row[SharedField.name] } == [
                "王某"
            ])
        let entries = try scene.store.reader.ledger(subject: "s-1", key: key)
        #expect(entries.map(\.number) == [4, 3])
        #expect(entries.map { $0.fields?.first { $0.name == "name" }?.text } == ["王某", "李某"])
    }

    @Test func `a request of several forms is kept as a whole or not at all, and a later form sees an earlier one`()
        throws
    {
        let scene = try RecordScene()
        try scene.enterPlaces()
        let refused = try scene.enter(
            RecordScene.staff("s-1"), RecordScene.staff("s-2", number: "110105194912310021"))
        guard case .refused(let reasons) = refused else {
            Issue.record("\(refused)")
            return
        }
        #expect(reasons.count == 1 && reasons[0].hasPrefix("identityNumber: expected an identity number"))
        #expect(try scene.value("SELECT count(*) FROM staff") == 0)
        #expect(try scene.value("SELECT count(*) FROM ledger") == 2)
    }

    @Test func `a dry run judges and keeps nothing`() throws {
        let scene = try RecordScene()
        try scene.enterPlaces()
        let decision = try scene.enter(RecordScene.staff("s-1"), isDryRun: true)
        #expect(
            decision
                == .accepted([], consequences: [], answer: "dry run, nothing is kept: staff s-1 is entered"))
        #expect(try scene.value("SELECT count(*) FROM staff") == 0)
    }

    @Test func `a form that refers to nothing that is there is refused and names it`() throws {
        let scene = try RecordScene()
        let decision = try scene.enter(RecordScene.staff("s-1"))
        #expect(
            decision
                == .refused([
                    "provider: expected a registered provider, found \"\(RecordScene.provider)\"; enter it first, or "
                        + "mend the spelling"
                ]))
    }

    @Test func `without a key nothing is entered, and the message says how to get one`() throws {
        let scene = try RecordScene(key: nil)
        guard case .refused(let reasons) = try scene.enter(RecordScene.staff("s-1")) else {
            Issue.record("taken without a key")
            return
        }
        #expect(
            reasons == [
                "records: expected a key for what is personal in them, found none; make one with homebed records key "
                    + "and name its file as records.keyFile"
            ])
    }

    @Test func `another key than the first is refused when the database is opened and when it is read`() throws {
        let folder = try TemporaryFolder()
        let other = try #require(RecordKey(Array(repeating: 8, count: RecordKey.byteCount)))
        do {
            let scene = try RecordScene(folder)
            try scene.enterPlaces()
            let error = #expect(throws: StoreError.self) {
                try scene.store.reader.records(.staff, scope: .everything, key: other)
            }
            #expect(error?.text.contains("another key") == true)
        }
        let error = #expect(throws: StoreError.self) { try RecordScene(folder, key: other) }
        #expect(error?.text.contains("put the right file back") == true)
        #expect(throws: Never.self) { try RecordScene(folder) }
    }

    @Test(arguments: ["+a", "-1", " 1", "g0", "0x", "é"])
    func `a key is 64 hexadecimal digits and nothing else`(pair: String) {
        let zeros = String(repeating: "0", count: 62)
        #expect(RecordKey(hexadecimal: zeros + "0a\n") != nil)
        #expect(RecordKey(hexadecimal: zeros + pair) == nil)
        #expect(RecordKey(hexadecimal: pair + zeros) == nil)
    }
}
