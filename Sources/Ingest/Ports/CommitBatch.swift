public import CareCore
public import CareRecords

/// Everything of one turn that goes into one transaction.
public struct CommitBatch: ~Copyable {
    /// Rows that the core left.
    public var effects = Effects()
    /// Records that people entered, in order.
    public var records: [RecordChange] = []
    /// Whether the transaction is open already and holds the rows of a draft: `Committer.begin`.
    public var hasBegun = false
    /// Answers that are kept for whoever asks again.
    public var answers: [RequestAnswer] = []
    /// Messages kept aside.
    public var quarantine: [QuarantineRow] = []
    /// Messages for the broker, numbers already given.
    public var outgoing: [OutgoingMessage] = []
    /// Numbers of outgoing messages that the broker has confirmed: their rows go.
    public var confirmed: [OutboxID] = []
    /// The turn's input as one journal blob; empty when the turn did nothing that replay needs.
    public var journal: [UInt8] = []
    /// State to be written, replacing what the journal would rebuild; `nil` between checkpoints.
    public var checkpoint: Checkpoint?
    /// Everything that holds alarms back, where anything of it has changed; replaces the list before.
    public var suppressions: [Suppression]?
    /// Gateway time of the turn.
    public var now = Timestamp.epoch

    /// Makes an empty batch.
    public init() {}

    /// Whether there is nothing to write.
    public var isEmpty: Bool {
        effects.isEmpty && records.isEmpty && !hasBegun && answers.isEmpty && quarantine.isEmpty && outgoing.isEmpty
            && confirmed.isEmpty && journal.isEmpty && checkpoint == nil && suppressions == nil
    }

    /// Empties for the next turn, keeping capacity.
    public mutating func reset(now: Timestamp) {
        effects.reset()
        records.removeAll()
        hasBegun = false
        answers.removeAll()
        quarantine.removeAll(keepingCapacity: true)
        outgoing.removeAll(keepingCapacity: true)
        confirmed.removeAll(keepingCapacity: true)
        journal.removeAll(keepingCapacity: true)
        checkpoint = nil
        suppressions = nil
        self.now = now
    }
}
