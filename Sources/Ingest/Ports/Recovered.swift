public import CareCore

/// What the store holds for a restart.
public struct Recovered: Sendable {
    /// Devices, beds, households and assignments.
    public var registry: Registry
    /// `nil` for a new database.
    public var checkpoint: Checkpoint?
    /// Identities of events received in the `Limits.deduplicationAge` before the checkpoint, oldest first; replay of
    /// the journal adds the later ones.
    public var eventIdentities: [EventRow]
    /// Journal blobs after the checkpoint, oldest first.
    public var journal: [[UInt8]]
    /// Outgoing messages that the broker has not confirmed, in order of number.
    public var outbox: [OutgoingMessage]
    /// The number the next outgoing message gets.
    public var nextOutboxID: OutboxID
    /// Gateway time of the newest committed row; `nil` for a new database.
    public var committedAt: Timestamp?

    /// Makes a recovery.
    public init(
        registry: Registry, checkpoint: Checkpoint?, eventIdentities: [EventRow], journal: [[UInt8]],
        outbox: [OutgoingMessage], nextOutboxID: OutboxID, committedAt: Timestamp?
    ) {
        self.registry = registry
        self.checkpoint = checkpoint
        self.eventIdentities = eventIdentities
        self.journal = journal
        self.outbox = outbox
        self.nextOutboxID = nextOutboxID
        self.committedAt = committedAt
    }
}

extension Recovered {
    /// Whether the newest transaction of the store is this one, as a commit may be that failed only in its answer. The
    /// journal, or the state written in its place, tells one turn from another within the same millisecond.
    func ends(with batch: borrowing CommitBatch) -> Bool {
        guard committedAt == batch.now else { return false }
        guard let written = batch.checkpoint else { return !batch.journal.isEmpty && journal.last == batch.journal }
        guard journal.isEmpty, let checkpoint, checkpoint.core == written.core else { return false }
        let stored = Dictionary(uniqueKeysWithValues: checkpoint.devices.map { ($0.device, $0.bytes) })
        return written.devices.allSatisfy { stored[$0.device] == $0.bytes }
    }
}
