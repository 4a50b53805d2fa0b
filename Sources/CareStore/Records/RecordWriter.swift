internal import CareCore
internal import CareRecords
internal import Foundation
internal import GRDB

/// Writes records: the ledger's entry of each form, and the rows it changes.
struct RecordWriter {
    let db: Database
    let seal: RecordSeal

    /// Writes `changes` in order behind `head`.
    /// - Returns: The newest entry of the ledger, to which the next is chained.
    /// - Throws: `DatabaseError`, also where the schema refuses a row.
    @discardableResult
    func write(_ changes: [RecordChange], after head: Ledger.Head, at now: Timestamp) throws -> Ledger.Head {
        let laid = try seal.lay(changes, after: head, at: now)
        for row in laid.rows { try write(row) }
        return laid.head
    }

    /// Writes `changes` in order behind `head`, as far as the schema takes their rows.
    /// - Returns: The newest entry of the ledger, and what the schema refuses, in words for who entered it: at most
    ///   `RecordRequest.toldFaults`. Where there is any, what was written must not stay.
    /// - Throws: `DatabaseError` when the database cannot be written.
    func attempt(
        _ changes: [RecordChange], after head: Ledger.Head, at now: Timestamp
    ) throws -> (head: Ledger.Head, faults: [String]) {
        var head = head
        var faults: [String] = []
        for change in changes {
            let laid = try seal.lay([change], after: head, at: now)
            head = laid.head
            for row in laid.rows where faults.count < RecordRequest.toldFaults {
                guard let fault = try fault(writing: row) else { continue }
                faults.append(change.line.map { "line \($0): \(fault.text)" } ?? fault.text)
            }
        }
        return (head, faults)
    }

    /// Writes a row that was laid out, in the place of the one with its key.
    /// - Returns: Why the schema refuses it; `nil` for a row that is written.
    /// - Throws: `DatabaseError` when the database cannot be written.
    func fault(writing row: LaidRow) throws -> RecordFault? {
        do {
            try write(row)
            return nil
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return Self.fault(error, row.table?.name ?? "ledger")
        }
    }

    /// Into the ledger where no table is named.
    private func write(_ row: LaidRow) throws {
        let sql = row.table?.statements.upsert ?? Ledger.insertion
        try HotStatement(db, cached: sql, row.values.map(\.databaseValue)).run()
    }

    /// What the schema refuses, in words for who entered it.
    private static func fault(_ error: DatabaseError, _ place: String) -> RecordFault {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
            return RecordFault(
                "", expected: "a \(place) whose values no other \(place) has", found: "one that stands there already",
                hint: error.message ?? "")
        default:
            return RecordFault(
                "", expected: "a \(place) that fits the other records", found: "one that the database refuses",
                hint: error.message ?? "")
        }
    }
}
