public import CareCore
public import CareRecords
internal import GRDB
public import Ingest
internal import Synchronization

extension SQLiteCommitter {
    /// Judges records and writes what they come to: what the database itself refuses is refused here and not in the
    /// commit of the turn, which holds alarms too. What is accepted waits in the turn's transaction for that commit.
    public func judge(
        _ request: RecordRequest, after pending: [RecordChange], at now: Timestamp
    ) throws(CommitError) -> RecordDecision {
        guard let key = store.recordKey else { return .refused([Self.keyMissing]) }
        let seal = RecordSeal(key: key)
        do {
            return try store.pool.writeWithoutTransaction { db in
                let writer = RecordWriter(db: db, seal: seal)
                let book = SQLiteBook(db: db, seal: seal, profiles: store.profiles.withLock { $0 })
                try turn.hold(pending, at: now, writer)
                return try turn.judge(request, at: now, over: book, writer)
            }
        } catch {
            throw CommitError(error)
        }
    }

    /// Lends the records as they are on disk; `nil` without a key for them. What a judge has left in the turn's
    /// transaction is rolled back, and written anew by the next judge or the commit.
    public func withRecords<Value>(_ body: (any RecordBook) throws -> Value) throws(CommitError) -> Value? {
        guard let key = store.recordKey else { return nil }
        do {
            return try store.pool.writeWithoutTransaction { db in
                var found: Value?
                try turn.begin(db) {
                    found = try body(SQLiteBook(db: db, seal: RecordSeal(key: key)))
                    return false
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
        try RecordWriter(db: db, seal: RecordSeal(key: key)).write(records, after: try Ledger.head(db), at: now)
    }

    static let keyMissing =
        "records: expected a key for what is personal in them, found none; make one with homebed records key and name "
        + "its file as records.keyFile"
}
