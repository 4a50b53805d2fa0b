internal import CareCore
public import CareRecords
internal import Foundation
internal import GRDB

extension StoreReader {
    /// Rows of a table of the records. Personal data: mask it before it is shown to who may not see it.
    /// - Parameters:
    ///   - table: The table.
    ///   - conditions: What the rows must fulfil.
    ///   - scope: Where the rows must lie; everything for who runs the machine.
    ///   - key: The secret of the records.
    /// - Returns: The rows, in order of their keys.
    /// - Throws: `StoreError` when the file cannot be read or the key is another.
    public func records(
        _ table: RecordTable, where conditions: [RecordCondition] = [], scope: AccessScope,
        key: RecordKey
    ) throws -> [StoredRecord] {
        try read { db in
            try Meta.checkForReading(key, db)
            return try SQLiteBook(db: db, seal: RecordSeal(key: key), scope: scope).entries(table, where: conditions)
                .map { StoredRecord(row: $0.row, entry: $0.entry) }
        }
    }

    /// Lends the records to `body`, all as they were at one moment.
    /// - Parameters:
    ///   - scope: Where the rows must lie that `body` sees; everything for who runs the machine.
    ///   - key: The secret of the records.
    ///   - body: Looks the records up.
    /// - Returns: What `body` returns.
    /// - Throws: `StoreError` when the file cannot be read or the key is another; what `body` throws.
    public func withRecords<Value>(
        scope: AccessScope, key: RecordKey, _ body: (any RecordBook) throws -> Value
    ) throws -> Value {
        try read { db in
            try Meta.checkForReading(key, db)
            return try body(SQLiteBook(db: db, seal: RecordSeal(key: key), scope: scope))
        }
    }

    /// Entries of the ledger, newest first.
    /// - Parameters:
    ///   - subject: What they must be about; `nil` for all.
    ///   - limit: How many at most.
    ///   - key: The secret of the records; `nil` leaves out what the forms said.
    /// - Returns: The entries.
    /// - Throws: `StoreError` when the file cannot be read or the key is another.
    public func ledger(
        subject: String? = nil, limit: Int = StoreReader.usualLimit, key: RecordKey? = nil
    ) throws -> [LedgerEntryRecord] {
        try read { db in
            if let key { try Meta.checkForReading(key, db) }
            let rows =
                if let subject {
                    try Row.fetchAll(db, sql: NamedQuery.ledgerOfSubject.sql, arguments: [limit, subject])
                } else {
                    try Row.fetchAll(db, sql: NamedQuery.ledger.sql, arguments: [limit])
                }
            return try rows.map { row in
                let number: Int64 = row["number"]
                let fields = try key.flatMap { key in
                    try (row["body"] as Data?).map { try Ledger.fields($0, number: number, seal: RecordSeal(key: key)) }
                }
                return LedgerEntryRecord(
                    number: number, at: Timestamp(milliseconds: row["at"]), by: row["actor"], form: row["form"],
                    subject: row["subject"], fields: fields, hash: Hexadecimal.text(row["hash"] as Data))
            }
        }
    }

    /// Recomputes the ledger's chain of hashes.
    /// - Returns: The number of the first entry that does not fit; `nil` when all fit.
    /// - Throws: `StoreError` when the file cannot be read.
    public func firstBrokenLedgerEntry() throws -> Int64? { try read { try Ledger.firstBroken($0) } }
}
