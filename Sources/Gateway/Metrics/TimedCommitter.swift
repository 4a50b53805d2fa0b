import CareCore
import CareRecords
import Dispatch
import Ingest
import Metrics

/// A committer that counts how long transactions take; everything else goes through.
struct TimedCommitter<Rows: Committer & ~Copyable>: ~Copyable, Committer {
    private var rows: Rows
    private let duration = Timer(label: "homebed.commit_duration")

    init(_ rows: consuming Rows) { self.rows = rows }

    mutating func commit(_ batch: borrowing CommitBatch) throws(CommitError) {
        let start = DispatchTime.now().uptimeNanoseconds
        try rows.commit(batch)
        duration.recordNanoseconds(Int64(DispatchTime.now().uptimeNanoseconds - start))
    }

    func judge(
        _ request: RecordRequest, after pending: [RecordChange], at now: Timestamp
    ) throws(CommitError) -> RecordDecision {
        try rows.judge(request, after: pending, at: now)
    }

    mutating func begin(_ draft: RecordDraft, isAwaited: () -> Bool) throws(CommitError) -> DraftOutcome {
        try rows.begin(draft, isAwaited: isAwaited)
    }

    func withRecords<Value>(_ body: (any RecordBook) throws -> Value) throws(CommitError) -> Value? {
        try rows.withRecords(body)
    }

    mutating func settle() throws(CommitError) { try rows.settle() }

    mutating func recover() throws(CommitError) -> Recovered { try rows.recover() }

    mutating func maintain(now: Timestamp) throws(CommitError) -> Bool { try rows.maintain(now: now) }
}
