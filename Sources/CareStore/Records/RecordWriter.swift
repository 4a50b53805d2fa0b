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
        for change in changes {
            let entry = try Ledger.append(change, at: now, db, seal: seal)
            for put in change.puts { try write(put, entry: entry) }
        }
    }

    /// Puts one row in the place of the one with its key.
    func write(_ put: RecordPut, entry: Int64) throws {
        let table = put.table
        var arguments: [DatabaseValue] = []
        for column in table.columns {
            let value = put.row[name: column.name]
            guard column.privacy.isSealed else {
                arguments.append(value.databaseValue)
                continue
            }
            let place = table.place(column, of: put.row)
            arguments.append(try seal.seal(value, for: place)?.databaseValue ?? .null)
            if column.isLookedUp {
                let lookup = seal.lookup(value, column: "\(table.name).\(column.name)")
                arguments.append(lookup?.databaseValue ?? .null)
            }
        }
        arguments.append(entry.databaseValue)
        try db.cachedStatement(sql: table.upsert).execute(arguments: StatementArguments(arguments))
    }
}
