internal import CareCore
internal import CareRecords
internal import GRDB

/// The transaction of a turn, which begins with its first rows of records and ends with its commit.
///
/// What the turn accepts is written while it is judged and stays: the next request is judged over it, and the commit
/// adds the rest of the turn. Nothing depends on that. Whoever judges over something else, commits something else or
/// wants the records as they are on disk finds the transaction rolled back, and the rows are written anew where they
/// are wanted. Decision 91.
///
/// Used on the thread of the line.
final class TurnTransaction {
    /// Rows of records that the open transaction holds.
    private struct Held {
        /// What they come of, in order; never empty.
        let changes: [RecordChange]
        /// The newest entry of the ledger, which is theirs.
        let head: Ledger.Head
        let now: Timestamp
    }

    private let transaction: HotTransaction
    private var held: Held?
    /// Whether a transaction was begun that nothing has ended yet.
    private(set) var isOpen = false

    init(_ db: Database) throws { transaction = try HotTransaction(db) }

    /// Begins the transaction with what `body` writes; it stays open where `body` says so.
    /// - Throws: What `body` throws; `DatabaseError` when the transaction cannot begin. Nothing is kept then.
    func begin(_ db: Database, _ body: () throws -> Bool) throws {
        leave(db)
        try open(db, body)
    }

    /// Makes the transaction hold `accepted`, which the turn at `now` has accepted so far, and nothing else.
    func hold(_ accepted: [RecordChange], at now: Timestamp, _ writer: RecordWriter) throws {
        if holds(accepted, at: now) { return }
        leave(writer.db)
        if accepted.isEmpty { return }
        try open(writer.db) {
            let head = try writer.write(accepted, after: try Ledger.head(writer.db), at: now)
            held = Held(changes: accepted, head: head, now: now)
            return true
        }
    }

    /// Judges `request` at `now` over what the transaction holds. What is accepted stays in it; of anything else
    /// nothing is kept.
    func judge(
        _ request: RecordRequest, at now: Timestamp, over book: SQLiteBook, _ writer: RecordWriter
    ) throws -> RecordDecision {
        let draft = DraftBook(over: book)
        let kept = RecordRequest(request.submissions, by: request.by)
        var decision = RecordDecision.refused([])
        try open(writer.db) {
            decision = try RecordDesk.judge(kept, at: now, book: draft, keep: draft.keep)
            guard case .accepted(let changes, _, _) = decision, !changes.isEmpty else { return false }
            let (head, faults) = try writer.attempt(
                changes, after: try held?.head ?? Ledger.head(writer.db), at: now)
            if !faults.isEmpty { decision = .refused(faults) }
            guard faults.isEmpty, !request.isDryRun else { return false }
            held = Held(changes: (held?.changes ?? []) + changes, head: head, now: now)
            return true
        }
        return request.isDryRun ? decision.tried : decision
    }

    /// Lends the transaction to the commit of `records` at `now`; begins it unless it was begun for them or, where
    /// `hasBegun`, for the turn's draft. `body` writes the turn; it is told whether the rows of `records` are there.
    /// - Throws: What `body` throws; `DatabaseError` when it cannot begin or be committed. Nothing is kept then.
    func commit(
        _ records: [RecordChange], at now: Timestamp, hasBegun: Bool, _ db: Database, _ body: (Bool) throws -> Void
    ) throws {
        let areThere = holds(records, at: now)
        if !areThere, !hasBegun { leave(db) }
        held = nil
        isOpen = false
        try transaction.run(db) { try body(areThere) }
    }

    /// Keeps nothing of the transaction, if one is open.
    func leave(_ db: Database) {
        held = nil
        isOpen = false
        transaction.cancel(db)
    }

    private func holds(_ changes: [RecordChange], at now: Timestamp) -> Bool {
        guard let held else { return false }
        return held.now == now && held.changes == changes
    }

    /// An error leaves nothing of the transaction, whatever it held before.
    private func open(_ db: Database, _ body: () throws -> Bool) throws {
        do {
            try transaction.open(db, body)
            isOpen = db.isInsideTransaction
        } catch {
            leave(db)
            throw error
        }
    }
}
