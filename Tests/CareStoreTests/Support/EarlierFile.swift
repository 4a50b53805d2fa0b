import CareCore
import CareRecords
import GRDB
import TestSupport
import Testing

@testable import CareStore

/// A file of an earlier schema with places and further rows of the records, for all of which the ledger vouches.
enum EarlierFile {
    /// Makes it; `tampering` comes behind the ledger's back.
    static func make(
        schema: Int, tampering sql: String = "", rows: (Database, RecordSeal) throws -> Void
    ) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let key = try #require(RecordScene.secret)
        let store = try Store.open(StoreConfiguration(path: folder.database, recordKey: key), schema: schema)
        try store.pool.write { db in
            try Meta.set(db, "recordKey", to: key.fingerprint)
            try db.execute(
                sql: """
                    INSERT INTO county VALUES ('532901', '大理市', 1, 1, 2, 1, 60, 1);
                    INSERT INTO township VALUES ('532901001', '某镇', 1);
                    INSERT INTO village VALUES ('532901001001', '某村', NULL, NULL, 1);
                    """)
            try rows(db, RecordSeal(key: key))
            var puts: [LedgerPut] = []
            for table in try LedgeredTable.all(db) { try table.forEachRow(db) { put, _ in puts.append(put) } }
            try Ledger.vouch(for: puts, schema: schema, db)
            try db.execute(sql: sql)
        }
        try store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        return folder
    }
}
