internal import Foundation
internal import GRDB

/// What a database holds and whether it is whole: pages and indexes, references, the chains of ledger and audit, and
/// the rows that the ledger wrote.
public struct DatabaseCheck: Sendable {
    /// Number of the schema.
    public let schema: Int
    /// Identity of the database.
    public let instance: String
    /// Rows of each table, in the order of their names.
    public let tables: [(name: String, rows: Int64)]
    /// Number of the newest entry of the ledger, 0 for none, and its hash.
    public let ledger: (entry: Int64, hash: String)
    /// How many rows the ledger vouches for; `nil` under a schema whose ledger does not name rows.
    public let provedRows: Int64?
    /// What is wrong, for people; empty when nothing is.
    public let findings: [String]

    /// So many findings of SQLite are named.
    private static let mostFindings = 20

    /// Checks a file that nobody writes.
    static func ofIdleFile(_ path: String) throws -> DatabaseCheck {
        try StoreReader.openIdle(path).check()
    }

    init(_ reader: StoreReader) throws {
        let path = reader.path
        var findings = try reader.read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check(\(Self.mostFindings))").filter { $0 != "ok" }
                .map { "integrity: \($0)" }
        }
        findings += try reader.read { db in
            try Row.fetchAll(db, sql: "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1").map {
                "references: \($0[1] as Int64) rows of \($0[0] as String) point to nothing"
            }
        }
        (schema, instance) = try reader.read { db in
            (try Schema.check(db, path: path), try Meta.value(db, Meta.instanceKey) ?? "")
        }
        tables = try reader.read { db in try Self.counts(db) }
        let tables = Set(tables.map(\.name))
        if tables.contains("audit"), let row = try reader.read({ try AuditChain.firstBroken($0) }) {
            findings.append("audit: row \(row) does not fit the rows before it: somebody has changed the audit table")
        }
        guard tables.contains("ledger") else {
            (ledger, provedRows, self.findings) = ((0, "-"), nil, findings)
            return
        }
        ledger = try reader.read { db in
            let head = try Ledger.head(db)
            return (head.number, head.number == 0 ? "-" : Hexadecimal.text(head.hash))
        }
        guard try reader.read({ try $0.columns(in: "ledger") }).contains(where: { $0.name == "puts" }) else {
            (provedRows, self.findings) = (nil, findings)
            return
        }
        let proof = try reader.proveLedger()
        (provedRows, self.findings) = (proof.rows, findings + proof.findings.map { "ledger: \($0.text)" })
    }

    private static func counts(_ db: Database) throws -> [(name: String, rows: Int64)] {
        let names = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_master
                WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%' ORDER BY name
                """)
        return try names.map { ($0, try Int64.fetchOne(db, sql: "SELECT count(*) FROM \"\($0)\"") ?? 0) }
    }
}

extension StoreReader {
    /// Checks the whole file; reads all of it, so open the reader with a limit that allows for it.
    /// - Throws: `StoreError` when the file cannot be read.
    public func check() throws -> DatabaseCheck { try DatabaseCheck(self) }
}
