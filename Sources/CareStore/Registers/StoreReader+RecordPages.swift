public import CareRecords
internal import GRDB

extension StoreReader {
    /// A page of a table of the records. Personal data: mask it before it is shown to who may not see it.
    /// - Parameters:
    ///   - table: The table.
    ///   - filter: Which rows.
    ///   - key: The secret of the records.
    /// - Returns: At most `filter.limit` rows, in order of their keys.
    /// - Throws: `StoreError` when the file cannot be read or the key is another.
    public func page(of table: RecordTable, _ filter: RecordFilter, key: RecordKey) throws -> [StoredRecord] {
        try read { db in
            try Meta.checkForReading(key, db)
            return try SQLiteBook(db: db, seal: RecordSeal(key: key), scope: filter.places.scope).page(table, filter)
        }
    }

    /// Lends `body` the question whether a row lies in a scope: `false` for one that is not there too.
    /// - Returns: What `body` returns.
    /// - Throws: `StoreError` when the file cannot be read or the key is another; what `body` throws.
    public func withScope<Value>(
        _ scope: AccessScope, key: RecordKey, _ body: (_ lies: (RecordTable, [String]) throws -> Bool) throws -> Value
    ) throws -> Value {
        try read { db in
            try Meta.checkForReading(key, db)
            let book = SQLiteBook(db: db, seal: RecordSeal(key: key), scope: scope)
            return try body(book.holds)
        }
    }
}
