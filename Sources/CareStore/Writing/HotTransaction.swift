internal import GRDB
internal import GRDBSQLite

/// A transaction whose three statements are prepared once.
///
/// `Database.inTransaction` compiles `BEGIN` and `COMMIT` anew each time: measured at an idle line, where nearly every
/// message is a transaction of its own, a tenth of the whole turn (`perf` on `homebed-simulate --beds 5 --days 1`).
struct HotTransaction {
    private let begin: HotStatement
    private let commit: HotStatement
    private let rollback: HotStatement

    init(_ db: Database) throws {
        begin = try HotStatement(db, "BEGIN IMMEDIATE")
        commit = try HotStatement(db, "COMMIT")
        rollback = try HotStatement(db, "ROLLBACK")
    }

    /// Runs `body` in a transaction, on disk when this returns; nothing of it is kept when this throws.
    /// - Throws: What `body` throws; `DatabaseError` when the transaction cannot begin or be committed.
    func run(_ db: Database, _ body: () throws -> Void) throws {
        try begin.run()
        do {
            try body()
            try commit.run()
        } catch {
            // SQLite has rolled back by itself after some errors. Should it refuse, GRDB stops the process over the
            // transaction that is left open, and the next start recovers.
            if db.isInsideTransaction { try? rollback.run() }
            throw error
        }
    }
}
