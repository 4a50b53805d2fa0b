public import CareRecords

/// A long request that was judged beside the line.
public struct PendingDraft: Sendable {
    /// What came of judging it.
    public let draft: RecordDraft
    /// The request, with where its answer goes.
    public let pending: PendingCommand
    /// Whether it gives way to nothing any more: it was interrupted for long enough, and who waits for it must not
    /// wait for ever. Something urgent then waits once, for as long as rows are written that were laid out before.
    public let insists: Bool

    /// Makes a pending draft.
    public init(_ draft: RecordDraft, of pending: PendingCommand, insists: Bool = false) {
        self.insists = insists
        self.draft = draft
        self.pending = pending
    }
}
