internal import CareCore
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

    /// Runs `body` in a transaction, on disk when this returns; nothing of it is kept when this throws. A transaction
    /// that `open` has begun is ended by it.
    /// - Throws: What `body` throws; `DatabaseError` when the transaction cannot begin or be committed.
    func run(_ db: Database, _ body: () throws -> Void) throws {
        if !db.isInsideTransaction { try begin.run() }
        do {
            try body()
            try commit.run()
        } catch {
            cancel(db)
            throw error
        }
    }

    /// Begins a transaction and runs `body` in it. It stays open where `body` says so; else nothing of it is kept, nor
    /// when this throws.
    /// - Throws: What `body` throws; `DatabaseError` when the transaction cannot begin.
    func open(_ db: Database, _ body: () throws -> Bool) throws {
        try begin.run()
        do {
            if try !body() { cancel(db) }
        } catch {
            cancel(db)
            throw error
        }
    }

    /// SQLite has rolled back by itself after some errors. Should it refuse, the process stops over the transaction
    /// that would be left open, and the next start recovers.
    private func cancel(_ db: Database) {
        if db.isInsideTransaction { try? rollback.run() }
        invariant(!db.isInsideTransaction, "SQLite does not roll a transaction back")
    }
}
