import CareCore
import CareRecords
import CareStore
import Foundation
import Ingest

/// The real committer, with transactions that fail by a plan.
struct FailingCommitter: ~Copyable, Committer {
    private var inner: SQLiteCommitter
    private let plan: CommitPlan
    private var count = 0
    private var isFull = false

    init(_ inner: consuming SQLiteCommitter, plan: CommitPlan) {
        self.inner = inner
        self.plan = plan
    }

    mutating func commit(_ batch: borrowing CommitBatch) throws(CommitError) {
        try followDisk()
        // Transactions without input (a checkpoint, a self-alarm) do not count: the range is about messages.
        if case .failing(let numbers) = plan, !batch.effects.readings.isEmpty || !batch.effects.events.isEmpty {
            count += 1
            if numbers.contains(count) { throw .inputOutput("made to fail by the probe") }
        }
        try inner.commit(batch)
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

    mutating func settle() throws(CommitError) { try inner.settle() }

    mutating func recover() throws(CommitError) -> Recovered { try inner.recover() }

    mutating func maintain(now: Timestamp) throws(CommitError) -> Bool {
        try followDisk()
        return try inner.maintain(now: now)
    }

    private mutating func followDisk() throws(CommitError) {
        guard case .full(let file) = plan, FileManager.default.fileExists(atPath: file) != isFull else { return }
        isFull.toggle()
        do { try inner.limitGrowth(isFull) } catch { throw .inputOutput("the probe's own limit: \(error)") }
    }
}
