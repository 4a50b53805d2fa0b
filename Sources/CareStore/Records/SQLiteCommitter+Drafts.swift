internal import CareCore
public import CareRecords
internal import GRDB
public import Ingest

extension SQLiteCommitter {
    /// Writes the rows of a draft in a transaction that the turn's commit ends.
    ///
    /// What the database itself refuses is refused here and not in the commit, which holds alarms too. `isAwaited` is
    /// asked every few rows whether something urgent has come.
    public mutating func begin(_ draft: RecordDraft, isAwaited: () -> Bool) throws(CommitError) -> DraftOutcome {
        guard let key = store.recordKey else { return .refused([Self.keyMissing]) }
        do {
            return try store.pool.writeWithoutTransaction { db in
                var outcome = DraftOutcome.stale
                try turn.begin(db) {
                    if try Ledger.head(db).number == draft.after {
                        let writer = RecordWriter(db: db, seal: RecordSeal(key: key))
                        outcome = try Self.write(draft, with: writer, isAwaited: isAwaited)
                    }
                    return outcome == .begun
                }
                return outcome
            }
        } catch {
            throw CommitError(error)
        }
    }

    private static func write(
        _ draft: RecordDraft, with writer: RecordWriter, isAwaited: () -> Bool
    ) throws -> DraftOutcome {
        var reasons: [String] = []
        for (index, row) in draft.rows.enumerated() {
            if index % rowsBetweenLooks == 0, isAwaited() { return .interrupted }
            guard let fault = try writer.fault(writing: row) else { continue }
            reasons.append("\(row.origin): \(fault.text)")
            if reasons.count == RecordRequest.toldFaults { break }
        }
        if !reasons.isEmpty { return .refused(reasons) }
        return draft.isDryRun ? .tried : .begun
    }

    /// A row takes some 20 µs, a look two.
    private static let rowsBetweenLooks = 32
}
