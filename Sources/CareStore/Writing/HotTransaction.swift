internal import CareCore
internal import GRDB
internal import GRDBSQLite

/// A transaction whose statements are prepared once.
///
/// `Database.inTransaction` compiles `BEGIN` and `COMMIT` anew each time: measured at an idle line, where nearly every
/// message is a transaction of its own, a tenth of the whole turn (`perf` on `homebed-simulate --beds 5 --days 1`).
struct HotTransaction {
    private let begin: HotStatement
    private let commit: HotStatement
    private let rollback: HotStatement
    private let mark, goBack, release: HotStatement

    init(_ db: Database) throws {
        begin = try HotStatement(db, "BEGIN IMMEDIATE")
        commit = try HotStatement(db, "COMMIT")
        rollback = try HotStatement(db, "ROLLBACK")
        mark = try HotStatement(db, "SAVEPOINT part")
        goBack = try HotStatement(db, "ROLLBACK TO part")
        release = try HotStatement(db, "RELEASE part")
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

    /// Runs `body` in the open transaction, or in one that it begins. Where `body` says so, what it wrote stays and the
    /// transaction open; else nothing of `body` is kept, and of the transaction what was there before. When this
    /// throws, nothing of either is kept.
    /// - Throws: What `body` throws; `DatabaseError` when the transaction cannot begin.
    func open(_ db: Database, _ body: () throws -> Bool) throws {
        let isPart = db.isInsideTransaction
        do {
            try (isPart ? mark : begin).run()
            let isKept = try body()
            if isPart {
                if !isKept { try goBack.run() }
                try release.run()
            } else if !isKept {
                cancel(db)
            }
        } catch {
            cancel(db)
            throw error
        }
    }

    /// Keeps nothing of a transaction that is open; SQLite has rolled back by itself after some errors. Should it
    /// refuse, the process stops over the transaction that would be left open, and the next start recovers.
    func cancel(_ db: Database) {
        if db.isInsideTransaction { try? rollback.run() }
        invariant(!db.isInsideTransaction, "SQLite does not roll a transaction back")
    }
}
