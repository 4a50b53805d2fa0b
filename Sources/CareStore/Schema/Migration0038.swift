internal import GRDB

/// Where homes are and what marks the care of residents is sealed, as addresses are (care.md 5.5). What stands is
/// sealed here with the key of the records, and the ledger vouches for those rows anew that were what it had said of
/// them. Decision 86.
enum Migration0038: Migration {
    static let identifier = "0038 the seal of positions and marks of care"

    /// A table whose key is its first column, with the columns that lay open and the types they had.
    private static let tables: [(name: String, key: String, columns: [(name: String, type: String)])] = [
        (
            "residence", "household",
            [
                ("latitude", "INTEGER CHECK (latitude BETWEEN -90000000 AND 90000000)"),
                ("longitude", "INTEGER CHECK (longitude BETWEEN -180000000 AND 180000000)"),
            ]
        ),
        ("resident", "resident", [("careFlags", "TEXT")]),
    ]

    static func migrate(_ db: Database) throws {
        let whole = try wholeRows(db)
        // What lay open is overwritten, not only let go.
        try db.execute(sql: "PRAGMA secure_delete = ON")
        for table in tables { try seal(table.name, key: table.key, table.columns, db) }
        try db.execute(sql: "PRAGMA secure_delete = FAST")
        var puts: [LedgerPut] = []
        try forEachRow(db) { put in
            if let before = whole[put.table]?[put.key], before != put.digest { puts.append(put) }
        }
        if !puts.isEmpty { try Ledger.vouch(for: puts, schema: 38, db) }
    }

    /// The hashes of the rows that are what the ledger last said of them: nobody vouches for one that was changed.
    private static func wholeRows(_ db: Database) throws -> [String: [String: [UInt8]]] {
        let written = try LedgerProof.written(db)
        var whole: [String: [String: [UInt8]]] = [:]
        try forEachRow(db) { put in
            guard written[put.table]?[put.key]?.digest == put.digest else { return }
            whole[put.table, default: [:]][put.key] = put.digest
        }
        return whole
    }

    private static func forEachRow(_ db: Database, _ body: (LedgerPut) -> Void) throws {
        for table in try LedgeredTable.all(db) where tables.contains(where: { $0.name == table.name }) {
            try table.forEachRow(db) { put, _ in body(put) }
        }
    }

    /// Makes the table anew with sealed columns; its description is what an earlier migration wrote.
    private static func seal(
        _ table: String, key: String, _ columns: [(name: String, type: String)], _ db: Database
    ) throws {
        let filled = columns.map { "\($0.name) IS NOT NULL" }.joined(separator: " OR ")
        let isOpen = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(filled))") ?? false
        if isOpen, try !SealFunction.isKnown(db) { throw keyMissing(table) }
        let ofTable = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL AND type ="
        let indexes = try String.fetchAll(db, sql: "\(ofTable) 'index'", arguments: [table])
        var text = try String.fetchOne(db, sql: "\(ofTable) 'table'", arguments: [table]) ?? ""
        text = text.replacing("CREATE TABLE \(table) (", with: "CREATE TABLE sealed (")
        for column in columns { text = text.replacing("\(column.name) \(column.type)", with: "\(column.name) BLOB") }
        try db.execute(sql: text)
        let names = try String.fetchAll(
            db, sql: "SELECT name FROM pragma_table_info(?) ORDER BY cid", arguments: [table])
        let values = names.map { name in
            guard columns.contains(where: { $0.name == name }) else { return "\"\(name)\"" }
            // Without a value there is nothing to seal, and nobody need know the key.
            return isOpen ? "\(SealFunction.name)('\(table).\(name) of ' || \(key), \(name))" : "NULL"
        }
        try db.execute(
            sql: """
                INSERT INTO sealed SELECT \(values.joined(separator: ", ")) FROM \(table) ORDER BY rowid;
                DROP TABLE \(table);
                ALTER TABLE sealed RENAME TO \(table);
                """)
        for index in indexes { try db.execute(sql: index) }
    }

    private static func keyMissing(_ table: String) -> StoreError {
        StoreError(
            .unusable,
            "the table \(table) holds positions of homes or marks of care that this version seals: expected "
                + "records.keyFile with the key of these records, found none; name it. Nothing was changed")
    }
}
