internal import CareRecords
internal import GRDB

/// A table whose rows are written by entries of the ledger, as the database itself describes it: a migration cannot ask
/// the forms of today, and a proof must not trust them.
struct LedgeredTable {
    let name: String
    private let columns: [String]
    private let key: [Int]

    /// All such tables: those with a column that names the entry.
    static func all(_ db: Database) throws -> [LedgeredTable] {
        try String.fetchAll(
            db,
            sql: """
                SELECT list.name FROM pragma_table_list AS list JOIN pragma_table_info(list.name) AS columns
                WHERE list.schema = 'main' AND list.type = 'table' AND columns.name = ? ORDER BY list.name
                """, arguments: [RecordTable.entryColumn]
        ).map { try LedgeredTable($0, db) }
    }

    private init(_ name: String, _ db: Database) throws {
        self.name = name
        let rows = try Row.fetchAll(
            db, sql: "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", arguments: [name])
        columns = rows.map { $0[0] }
        let places: [Int] = rows.map { $0[1] }
        key = rows.indices.filter { places[$0] > 0 }.sorted { places[$0] < places[$1] }
    }

    /// Calls `body` with each row as a put, and the entry that the row names.
    func forEachRow(_ db: Database, _ body: (LedgerPut, Int64) throws -> Void) throws {
        let names = columns.map { "\"\($0)\"" }
        let order = key.isEmpty ? "" : " ORDER BY " + key.map { names[$0] }.joined(separator: ", ")
        let digest = RowDigest(columns: columns)
        let entry = columns.firstIndex(of: RecordTable.entryColumn) ?? 0
        let rows = try Row.fetchCursor(
            db, sql: "SELECT \(names.joined(separator: ", ")) FROM \"\(name)\"\(order)")
        while let row = try rows.next() {
            let values = Array(row.databaseValues)
            let put = LedgerPut(
                table: name, key: RowDigest.key(key.map { values[$0] }), digest: digest.digest(values))
            try body(put, row[entry])
        }
    }
}
