internal import CareCore
internal import CareRecords
internal import Foundation
internal import GRDB

/// Writes records: the ledger's entry of each form, and the rows it changes.
struct RecordWriter {
    let db: Database
    let seal: RecordSeal

    /// Writes `changes` in order.
    func write(_ changes: [RecordChange], at now: Timestamp) throws {
        var head = try Ledger.head(db)
        for change in changes {
            let number = head.number + 1
            let rows = try change.puts.map { try values(of: $0, entry: number) }
            let puts = zip(change.puts, rows).map { put, values in
                LedgerPut(
                    table: put.table.name, key: RowDigest.key(put.key.map(\.databaseValue)),
                    digest: RowDigest(columns: put.table.storedColumns).digest(values))
            }
            head = try Ledger.append(change, after: head, writing: puts, at: now, db, seal: seal)
            for (put, values) in zip(change.puts, rows) { try write(values, into: put.table) }
        }
    }

    /// Puts one row in the place of the one with its key.
    func write(_ put: RecordPut, entry: Int64) throws {
        try write(try values(of: put, entry: entry), into: put.table)
    }

    private func write(_ values: [DatabaseValue], into table: RecordTable) throws {
        try db.cachedStatement(sql: table.upsert).execute(arguments: StatementArguments(values))
    }

    /// The row as it lies in the database, in the order of `RecordTable.storedColumns`.
    private func values(of put: RecordPut, entry: Int64) throws -> [DatabaseValue] {
        let table = put.table
        var values: [DatabaseValue] = []
        for column in table.columns {
            let value = put.row[name: column.name]
            guard column.privacy.isSealed else {
                values.append(value.databaseValue)
                continue
            }
            values += try seal.stored(value, column, of: put.row, in: table)
        }
        return values + [entry.databaseValue]
    }
}
