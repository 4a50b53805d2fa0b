internal import GRDB

/// Entries of the ledger name the rows they wrote, with a hash of each.
enum Migration0020: Migration {
    static let identifier = "0020 the ledger vouches for rows"

    /// `puts` is covered by `hash`; see `LedgerPut`. Entries of before have none; one entry more vouches for the rows
    /// that they left.
    static func migrate(_ db: Database) throws {
        for sql in [column, trigger] { try db.execute(sql: sql) }
        var puts: [LedgerPut] = []
        for table in try LedgeredTable.all(db) { try table.forEachRow(db) { row, _ in puts.append(row) } }
        if !puts.isEmpty { try Ledger.vouch(for: puts, schema: 20, db) }
    }

    private static let column = "ALTER TABLE ledger ADD COLUMN puts BLOB"

    private static let trigger = """
        DROP TRIGGER ledgerOnlyForgets;
        CREATE TRIGGER ledgerOnlyForgets BEFORE UPDATE ON ledger
            WHEN new.body IS NOT NULL OR new.number <> old.number OR new.at <> old.at OR new.actor <> old.actor
                OR new.form <> old.form OR new.subject <> old.subject OR new.digest <> old.digest
                OR new.hash <> old.hash OR new.puts IS NOT old.puts
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        """
}
