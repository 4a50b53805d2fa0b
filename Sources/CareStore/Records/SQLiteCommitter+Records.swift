public import CareCore
public import CareRecords
internal import GRDB
public import Ingest
internal import Synchronization

extension SQLiteCommitter {
    /// Judges records in a transaction that is rolled back: what the database itself refuses is refused here and not in
    /// the transaction of the turn, which holds alarms too.
    public func judge(
        _ request: RecordRequest, after pending: [RecordChange], at now: Timestamp
    ) throws(CommitError) -> RecordDecision {
        guard let key = store.recordKey else { return .refused([Self.keyMissing]) }
        let seal = RecordSeal(key: key)
        do {
            return try store.pool.writeWithoutTransaction { db in
                var decision = RecordDecision.refused([])
                try transaction.open(db) {
                    let writer = RecordWriter(db: db, seal: seal, turn: turn)
                    try writer.write(pending, at: now)
                    let entry = try Ledger.nextNumber(db)
                    let book = SQLiteBook(db: db, seal: seal, profiles: store.profiles.withLock { $0 })
                    decision = try RecordDesk.judge(request, at: now, book: book) { put in
                        do {
                            try writer.write(put, entry: entry)
                        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                            throw Self.fault(error, put.table.name)
                        }
                    }
                    return false
                }
                return decision
            }
        } catch {
            throw CommitError(error)
        }
    }

    /// Lends the records as they are on disk; `nil` without a key for them.
    public func withRecords<Value>(_ body: (any RecordBook) throws -> Value) throws(CommitError) -> Value? {
        guard let key = store.recordKey else { return nil }
        do {
            return try store.pool.writeWithoutTransaction { db in
                var found: Value?
                try db.inTransaction(.deferred) {
                    found = try body(SQLiteBook(db: db, seal: RecordSeal(key: key)))
                    return .rollback
                }
                return found
            }
        } catch {
            throw CommitError(error)
        }
    }

    /// Writes accepted records within the turn's transaction.
    func write(_ records: [RecordChange], at now: Timestamp, _ db: Database) throws {
        guard !records.isEmpty else { return }
        guard let key = store.recordKey else { throw CommitError.refused(Self.keyMissing) }
        try RecordWriter(db: db, seal: RecordSeal(key: key), turn: turn).write(records, at: now)
    }

    static let keyMissing =
        "records: expected a key for what is personal in them, found none; make one with homebed records key and name "
        + "its file as records.keyFile"

    /// What the schema refuses, in words for who entered it.
    static func fault(_ error: DatabaseError, _ place: String) -> RecordFault {
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
