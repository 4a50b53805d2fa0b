internal import CareCore
internal import CareRecords
internal import Foundation
internal import GRDB

/// Writes records: the ledger's entry of each form, and the rows it changes.
struct RecordWriter {
    let db: Database
    let seal: RecordSeal
    /// What the turn has laid out already.
    var turn = TurnRows()

    /// Writes `changes` in order.
    func write(_ changes: [RecordChange], at now: Timestamp) throws {
        if changes.isEmpty { return }
        for row in try turn.rows(of: changes, after: try Ledger.head(db), at: now, seal: seal) { try write(row) }
    }

    /// Writes one row in the place of the one with its key.
    func write(_ put: RecordPut, entry: Int64) throws {
        try write(try seal.values(of: put, entry: entry), into: put.table)
    }

    /// Writes a row that was laid out before.
    func write(_ row: LaidRow) throws { try write(row.values.map(\.databaseValue), into: row.table) }

    /// Into the ledger where no table is named.
    private func write(_ values: [DatabaseValue], into table: RecordTable?) throws {
        try HotStatement(db, cached: table?.statements.upsert ?? Ledger.insertion, values).run()
    }
}
