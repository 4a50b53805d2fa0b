public import CareCore
public import CareRecords

/// The port to the store. The real one is SQLite; the simulator wraps it to inject faults.
///
/// All calls come from the one thread that owns the line.
public protocol Committer: ~Copyable {
    /// Makes one turn durable in one transaction and returns after it is on disk.
    mutating func commit(_ batch: borrowing CommitBatch) throws(CommitError)

    /// Judges records over what the store holds and `pending`, which the next transaction will add. Nothing of it is on
    /// disk before that: where accepted changes were written, they wait for the `commit` that brings them, and are
    /// dropped by everything else that is asked of the store, a judge over the same changes apart.
    func judge(
        _ request: RecordRequest, after pending: [RecordChange], at now: Timestamp
    ) throws(CommitError) -> RecordDecision

    /// Begins the transaction of this turn with the rows of a draft, unless other records were entered since it was
    /// judged. After `begun` the turn's `commit` must follow, with nothing between them that reads or writes.
    /// - Parameters:
    ///   - draft: What was judged beside the line.
    ///   - isAwaited: Whether something urgent has come; asked every few rows, and ends the attempt.
    /// - Returns: What came of it; after everything but `begun` nothing is kept.
    /// - Throws: Why the database could not be written; nothing is kept then.
    mutating func begin(_ draft: RecordDraft, isAwaited: () -> Bool) throws(CommitError) -> DraftOutcome

    /// Lends the records to `body`, as they are on disk. Of use before a turn's first `judge`: what was written for
    /// that must be written again afterwards.
    /// - Returns: What `body` returns; `nil` when the store takes no records.
    func withRecords<Value>(_ body: (any RecordBook) throws -> Value) throws(CommitError) -> Value?

    /// Does what the transaction left to do and nobody needs to wait for; called after the broker was told. What was
    /// committed is safe without it, so a failure is reported and tried again after the next transaction.
    mutating func settle() throws(CommitError)

    /// Reads back everything a restart needs.
    mutating func recover() throws(CommitError) -> Recovered

    /// Does one bounded step of housekeeping (retention, daily facts) between two turns.
    /// - Returns: Whether there is more to do at once.
    mutating func maintain(now: Timestamp) throws(CommitError) -> Bool
}
