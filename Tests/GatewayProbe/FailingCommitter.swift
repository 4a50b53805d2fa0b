import CareCore
import CareStore
import Ingest

/// The real committer, with a range of transactions that fail before anything is written.
struct FailingCommitter: ~Copyable, Committer {
    private var inner: SQLiteCommitter
    private let failing: Range<Int>
    private var count = 0

    init(_ inner: consuming SQLiteCommitter, failing: Range<Int>) {
        self.inner = inner
        self.failing = failing
    }

    mutating func commit(_ batch: borrowing CommitBatch) throws(CommitError) {
        // Transactions without input (a checkpoint, a self-alarm) do not count: the range is about messages.
        if !batch.effects.readings.isEmpty || !batch.effects.events.isEmpty {
            count += 1
            if failing.contains(count) { throw .inputOutput("made to fail by the probe") }
        }
        try inner.commit(batch)
    }

    mutating func settle() throws(CommitError) { try inner.settle() }

    mutating func recover() throws(CommitError) -> Recovered { try inner.recover() }

    mutating func maintain(now: Timestamp) throws(CommitError) -> Bool { try inner.maintain(now: now) }
}
