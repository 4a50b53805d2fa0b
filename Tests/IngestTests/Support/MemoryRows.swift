import CareCore
import CareRecords
import Ingest

/// A store in memory: what was committed, and whether the next transactions are refused.
final class MemoryRows {
    let diary: Diary
    private(set) var registry = Registry()
    private(set) var events: [EventRow] = []
    private(set) var readings: [ReadingRow] = []
    private(set) var edges: [AlarmEdge] = []
    private(set) var notifications: [CareCore.Notification] = []
    private(set) var maintenance: [MaintenanceChange] = []
    private(set) var suppressions: [Suppression] = []
    private(set) var quarantine: [QuarantineRow] = []
    private(set) var records: [RecordChange] = []
    /// What every request for records comes to, given what is pending.
    var decision: (RecordRequest, _ pending: [RecordChange]) -> RecordDecision = { _, _ in .refused(["no records"]) }
    /// What comes of beginning with a draft.
    var drafting: (RecordDraft, _ isAwaited: () -> Bool) -> DraftOutcome = { _, _ in .begun }
    private var begun: RecordDraft?
    /// The records that the line may look at; `nil` for a store that takes none.
    var shelf: RecordShelf?
    /// How often they were looked at.
    var looks = 0
    /// Whether they cannot be looked at.
    var refusesLooks = false
    private(set) var journal: [[UInt8]] = []
    private(set) var checkpoint: Checkpoint?
    /// Whether the newest transaction holds what a replay leads to.
    private(set) var isReplayable = false
    private(set) var outbox: [OutgoingMessage] = []
    /// Transactions that are refused from now on.
    var refusals = 0
    /// Transactions from now on that are kept and reported as failed.
    var lostAnswers = 0
    /// Whether the store cannot be read.
    var isUnreadable = false
    /// Whether settling fails.
    var refusesToSettle = false
    private var eventsOfCheckpoint = 0
    private var checkpointAt = Timestamp.epoch
    private var nextOutboxID = OutboxID(1)
    private var committedAt: Timestamp?

    init(diary: Diary) { self.diary = diary }

    /// Puts messages into the outbox that an earlier life left there.
    func leave(_ count: Int, _ rank: OutgoingMessage.Rank) {
        for _ in 0..<count {
            outbox.append(OutgoingMessage(id: nextOutboxID, rank: rank, topic: "t", payload: []))
            nextOutboxID = OutboxID(nextOutboxID.number + 1)
        }
    }

    func settle() throws(CommitError) {
        diary.note(.settled)
        if refusesToSettle { throw .inputOutput("settling refused by the test") }
    }

    func begin(_ draft: RecordDraft, isAwaited: () -> Bool) -> DraftOutcome {
        let outcome = drafting(draft, isAwaited)
        begun = outcome == .begun ? draft : nil
        return outcome
    }

    func commit(_ batch: borrowing CommitBatch) throws(CommitError) {
        defer { begun = nil }
        if refusals > 0 {
            refusals -= 1
            diary.note(.refused)
            throw .inputOutput("refused by the test")
        }
        diary.note(.committed)
        for change in batch.effects.registry { take(change) }
        events += batch.effects.events
        readings += batch.effects.readings
        records += batch.records
        if batch.hasBegun, case .accepted(let changes, _, _)? = begun?.decision { records += changes }
        edges += batch.effects.alarmEdges
        notifications += batch.effects.notifications
        maintenance += batch.effects.maintenance
        suppressions = batch.suppressions ?? suppressions
        quarantine += batch.quarantine
        outbox += batch.outgoing
        let confirmed = Set(batch.confirmed)
        outbox.removeAll { confirmed.contains($0.id) }
        nextOutboxID = batch.outgoing.last.map { OutboxID($0.id.number + 1) } ?? nextOutboxID
        committedAt = batch.now
        isReplayable = batch.checkpoint != nil || !batch.journal.isEmpty
        if let checkpoint = batch.checkpoint {
            adopt(checkpoint, at: batch.now)
        } else if !batch.journal.isEmpty {
            journal.append(batch.journal)
        }
        if lostAnswers > 0 {
            lostAnswers -= 1
            throw .inputOutput("the answer was lost by the test")
        }
    }

    private func adopt(_ new: Checkpoint, at now: Timestamp) {
        var states: [DeviceNumber: [UInt8]] = [:]
        for device in (checkpoint?.devices ?? []) + new.devices { states[device.device] = device.bytes }
        checkpoint = Checkpoint(
            devices: states.sorted { $0.key < $1.key }.map { .init(device: $0.key, bytes: $0.value) },
            core: new.core, profiles: new.profiles)
        journal = []
        eventsOfCheckpoint = events.count
        checkpointAt = now
    }

    private func take(_ change: RegistryChange) {
        switch change {
        case .household(_, let household): registry.put(household)
        case .bed(_, let bed): registry.put(bed)
        case .device(_, let device): registry.put(device)
        case .assignmentEnded(let device, let moment): registry.endCurrent(of: device, at: moment)
        case .assignmentStarted(let device, let assignment): registry.append(assignment, to: device)
        case .overridden(let row): registry.overrides.take(row)
        case .contact(let contact): registry.duty.put(contact)
        case .shift(let shift): registry.duty.put(shift)
        case .assignmentMoved(let device, let assignment): registry.replaceCurrent(of: device, with: assignment)
        case .shiftRemoved(let shift): registry.duty.remove(shift.post, shift.person, from: shift.from)
        }
    }

    func recover() throws(CommitError) -> Recovered {
        if isUnreadable { throw .inputOutput("reading refused by the test") }
        return Recovered(
            registry: registry, checkpoint: checkpoint,
            eventIdentities: events.prefix(eventsOfCheckpoint).filter {
                $0.receivedAt >= checkpointAt - Limits.deduplicationAge
            },
            journal: journal, outbox: outbox, nextOutboxID: nextOutboxID, committedAt: committedAt)
    }
}

/// The line's side of `MemoryRows`.
struct MemoryCommitter: Committer {
    let rows: MemoryRows

    mutating func commit(_ batch: borrowing CommitBatch) throws(CommitError) { try rows.commit(batch) }

    func judge(
        _ request: RecordRequest, after pending: [RecordChange], at now: Timestamp
    ) throws(CommitError) -> RecordDecision {
        rows.decision(request, pending)
    }

    mutating func begin(_ draft: RecordDraft, isAwaited: () -> Bool) throws(CommitError) -> DraftOutcome {
        rows.begin(draft, isAwaited: isAwaited)
    }

    func withRecords<Value>(_ body: (any RecordBook) throws -> Value) throws(CommitError) -> Value? {
        guard let shelf = rows.shelf else { return nil }
        rows.looks += 1
        if rows.refusesLooks { throw .inputOutput("looking refused by the test") }
        do { return try body(shelf) } catch { throw .refused("\(error)") }
    }

    mutating func settle() throws(CommitError) { try rows.settle() }

    mutating func recover() throws(CommitError) -> Recovered { try rows.recover() }

    mutating func maintain(now: Timestamp) throws(CommitError) -> Bool { false }
}
