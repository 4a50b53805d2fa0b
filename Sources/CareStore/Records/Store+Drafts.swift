public import CareCore
public import CareRecords
internal import GRDB
internal import Synchronization

extension Store {
    /// Judges a request beside the line, over the records as they are on disk, and lays its rows out. Any thread but
    /// the line's may call it; it takes as long as the forms take, while the write-ahead log grows behind it.
    /// - Parameters:
    ///   - request: The forms.
    ///   - now: Gateway time; that of the ledger's entries, but not before the newest one.
    /// - Returns: What comes of them.
    /// - Throws: `StoreError` when the records cannot be read.
    public func draft(_ request: RecordRequest, at now: Timestamp) throws -> RecordDraft {
        guard let key = recordKey else { return .refused([SQLiteCommitter.keyMissing]) }
        let seal = RecordSeal(key: key)
        return try reader.read(atMost: Self.draftLimit) { db in
            let head = try Ledger.head(db)
            let now = max(now, try Ledger.newestTime(db))
            let book = DraftBook(over: SQLiteBook(db: db, seal: seal, profiles: profiles.withLock { $0 }))
            let kept = RecordRequest(request.submissions, by: request.by)
            let decision = try RecordDesk.judge(kept, at: now, book: book, keep: book.keep)
            let rows: [LaidRow]
            switch decision {
            case .accepted(let changes, _, _): rows = try seal.lay(changes, after: head, at: now).rows
            case .refused: rows = []
            }
            return RecordDraft(decision, isDryRun: request.isDryRun, after: head.number, rows: rows)
        }
    }

    /// How long a draft may read: many times what the longest request takes.
    private static var draftLimit: Milliseconds { .seconds(40) }
}
