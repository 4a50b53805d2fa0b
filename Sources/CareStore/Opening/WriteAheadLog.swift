internal import GRDB
internal import GRDBSQLite
internal import Synchronization

/// Knows how many pages wait in the WAL, as SQLite reports them after each transaction of the writer.
///
/// Takes the place of SQLite's own automatic checkpoint, which runs inside the transaction that crosses the mark: a
/// press would wait for it. Lives as long as the connection it watches.
final class WriteAheadLog: Sendable {
    private let count = Atomic<Int32>(0)

    /// Pages in the WAL after the last transaction.
    var pages: Int { Int(count.load(ordering: .relaxed)) }

    /// Begins to watch the writer's connection; called on its queue.
    func watch(_ db: Database) {
        sqlite3_wal_hook(
            db.sqliteConnection,
            { watcher, _, _, pages in
                guard let watcher else { return SQLITE_MISUSE }
                Unmanaged<WriteAheadLog>.fromOpaque(watcher).takeUnretainedValue().count
                    .store(pages, ordering: .relaxed)
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }
}
