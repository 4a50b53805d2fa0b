internal import GRDB

/// A step that seals columns which an earlier schema left open, with the key of the records. The ledger vouches anew
/// for those rows that were what it had said of them. Decision 86.
struct ColumnSeal {
    struct Column {
        let name: String
        /// Its type and checks as an earlier migration wrote them.
        let open: String
        /// The same once it is sealed.
        var sealed = "BLOB"
    }

    /// A table whose key is its first column, with the columns that lay open.
    struct Table {
        let name: String
        let key: String
        let columns: [Column]
    }

    /// Number of the schema that the step makes.
    let schema: Int
    /// What lay open, for who is told that the key is missing.
    let content: String
    let tables: [Table]

    func migrate(_ db: Database) throws {
        let whole = try wholeRows(db)
        // What lay open is overwritten, not only let go.
        try db.execute(sql: "PRAGMA secure_delete = ON")
        for table in tables { try seal(table, db) }
        try db.execute(sql: "PRAGMA secure_delete = FAST")
        var puts: [LedgerPut] = []
        try forEachRow(db) { put in
            if let before = whole[put.table]?[put.key], before != put.digest { puts.append(put) }
        }
        if !puts.isEmpty { try Ledger.vouch(for: puts, schema: schema, db) }
    }

    /// The hashes of the rows that are what the ledger last said of them: nobody vouches for one that was changed.
    private func wholeRows(_ db: Database) throws -> [String: [String: [UInt8]]] {
        let written = try LedgerProof.written(db)
        var whole: [String: [String: [UInt8]]] = [:]
        try forEachRow(db) { put in
            guard written[put.table]?[put.key]?.digest == put.digest else { return }
            whole[put.table, default: [:]][put.key] = put.digest
        }
        return whole
    }

    private func forEachRow(_ db: Database, _ body: (LedgerPut) -> Void) throws {
        for table in try LedgeredTable.all(db) where tables.contains(where: { $0.name == table.name }) {
            try table.forEachRow(db) { put, _ in body(put) }
        }
    }

    /// Makes the table anew with sealed columns; its description is what an earlier migration wrote.
    private func seal(_ table: Table, _ db: Database) throws {
        let (name, columns) = (table.name, table.columns)
        let filled = columns.map { "\($0.name) IS NOT NULL" }.joined(separator: " OR ")
        let isOpen = try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM \(name) WHERE \(filled))") ?? false
        if isOpen, try !SealFunction.isKnown(db) { throw keyMissing(name) }
        let ofTable = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL AND type ="
        let indexes = try String.fetchAll(db, sql: "\(ofTable) 'index'", arguments: [name])
        var text = try String.fetchOne(db, sql: "\(ofTable) 'table'", arguments: [name]) ?? ""
        text = text.replacing("CREATE TABLE \(name) (", with: "CREATE TABLE sealed (")
        for column in columns {
            text = text.replacing("\(column.name) \(column.open)", with: "\(column.name) \(column.sealed)")
        }
        try db.execute(sql: text)
        let names = try String.fetchAll(
            db, sql: "SELECT name FROM pragma_table_info(?) ORDER BY cid", arguments: [name])
        let values = names.map { column in
            guard columns.contains(where: { $0.name == column }) else { return "\"\(column)\"" }
            // Without a value there is nothing to seal, and nobody need know the key.
            return isOpen ? "\(SealFunction.name)('\(name).\(column) of ' || \(table.key), \(column))" : "NULL"
        }
        try db.execute(
            sql: """
                INSERT INTO sealed SELECT \(values.joined(separator: ", ")) FROM \(name) ORDER BY rowid;
                DROP TABLE \(name);
                ALTER TABLE sealed RENAME TO \(name);
                """)
        for index in indexes { try db.execute(sql: index) }
    }

    private func keyMissing(_ table: String) -> StoreError {
        StoreError(
            .unusable,
            "the table \(table) holds \(content) that this version seals: expected records.keyFile with the key of "
                + "these records, found none; name it. Nothing was changed")
    }
}
