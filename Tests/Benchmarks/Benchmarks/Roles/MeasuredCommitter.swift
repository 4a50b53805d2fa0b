import BareLoops
import CareCore
import CareRecords
import CareStore
import Ingest

/// The real committer, with a look at the clock before and after every transaction.
struct MeasuredCommitter: ~Copyable, Committer {
    private var inner: SQLiteCommitter
    private let spent: CommitTimes

    init(_ inner: consuming SQLiteCommitter, spent: CommitTimes) {
        self.inner = inner
        self.spent = spent
    }

    mutating func commit(_ batch: borrowing CommitBatch) throws(CommitError) {
        let before = (bare_now(), bare_thread_time())
        try inner.commit(batch)
        spent.add(wall: bare_now() - before.0, processor: bare_thread_time() - before.1)
    }

    func judge(
        _ request: RecordRequest, after pending: [RecordChange], at now: Timestamp
    ) throws(CommitError) -> RecordDecision {
        try inner.judge(request, after: pending, at: now)
    }

    mutating func begin(_ draft: RecordDraft, isAwaited: () -> Bool) throws(CommitError) -> DraftOutcome {
        try inner.begin(draft, isAwaited: isAwaited)
    }

    func withRecords<Value>(_ body: (any RecordBook) throws -> Value) throws(CommitError) -> Value? {
        try inner.withRecords(body)
    }

    mutating func settle() throws(CommitError) {
        let before = (bare_now(), bare_thread_time())
        try inner.settle()
        spent.add(wall: bare_now() - before.0, processor: bare_thread_time() - before.1)
    }

    mutating func recover() throws(CommitError) -> Recovered { try inner.recover() }

    mutating func maintain(now: Timestamp) throws(CommitError) -> Bool { try inner.maintain(now: now) }
}
