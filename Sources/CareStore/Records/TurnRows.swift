internal import CareCore
internal import CareRecords

/// The rows of what a turn has accepted so far. Each further request of the turn is judged over them and the commit
/// writes them, and sealing and hashing them is most of the work: each is laid out once.
///
/// Used on the thread of the line.
final class TurnRows {
    private var start: Ledger.Head?
    private var end: Ledger.Head?
    private var now: Timestamp?
    private var changes: [RecordChange] = []
    private var rows: [LaidRow] = []

    /// What `changes` come to behind `head`, in order. The same comes of the same: what was asked for last and is
    /// asked for again, with more behind it, is kept.
    func rows(
        of changes: [RecordChange], after head: Ledger.Head, at now: Timestamp, seal: RecordSeal
    ) throws -> [LaidRow] {
        if start != head || self.now != now || !changes.starts(with: self.changes) {
            (start, end, self.now, self.changes, rows) = (head, head, now, [], [])
        }
        let more = try seal.lay(Array(changes.dropFirst(self.changes.count)), after: end ?? head, at: now)
        rows += more.rows
        end = more.head
        self.changes = changes
        return rows
    }
}
