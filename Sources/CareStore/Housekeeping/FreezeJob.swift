internal import CareCore
internal import CareRecords
internal import Dispatch
internal import Synchronization

/// The making of a month on a thread of its own, while the line goes on.
final class FreezeJob: Sendable {
    let due: FreezeDue
    private let made = Mutex<Result<FreezeDraft, any Error>?>(nil)

    /// How long a month may be read: many times what the largest county takes.
    private static let longest = Milliseconds.minutes(5)
    private static let queue = DispatchQueue(label: "freezing")

    /// Begins it.
    init(_ due: FreezeDue, of reader: StoreReader, key: RecordKey, at now: Timestamp) {
        self.due = due
        Self.queue.async { [self] in
            let draft = Result {
                try reader.read(atMost: Self.longest) { try FreezeDraft(due, $0, key: key, at: now) }
            }
            made.withLock { $0 = draft }
        }
    }

    /// What came of it; `nil` while it is being made.
    var result: Result<FreezeDraft, any Error>? { made.withLock { $0 } }
}
