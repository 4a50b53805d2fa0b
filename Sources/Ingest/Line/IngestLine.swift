public import CareCore
import CareWire

/// The line of the design: receive, decode, apply, commit, then acknowledge and publish, over and over.
///
/// Owned by one thread. It reads no clock: `now` is an argument, must not go backwards, and a turn never sleeps.
public struct IngestLine<Broker: Transport & ~Copyable, Store: Committer & ~Copyable>: ~Copyable {
    /// The connection to the broker.
    public var transport: Broker
    /// The store.
    public var store: Store
    /// The state, advanced only together with the store.
    public internal(set) var state: GatewayState
    /// Whether the bulk lane is left unread: the disk is nearly full and the broker is the buffer.
    public var isBulkPaused: Bool
    /// Whether nothing can be written any more: emergencies are announced without a row and stay with the broker, which
    /// delivers them again when there is room.
    public var isUnrecorded: Bool {
        didSet {
            if isUnrecorded == oldValue { return }
            if isUnrecorded { transport.withhold() } else { leaveUnrecorded() }
        }
    }

    let configuration: LineConfiguration
    let former: (UInt64) -> ProfileSet?
    var intake: Intake
    var batch = RawBatch()
    var commit = CommitBatch()
    var journal = JournalWriter()
    var outbox = Outbox()
    var removals = OutboxRemovals()
    var unrecorded = UnrecordedAlarms()
    var unrecordedNotifications = UnrecordedNotifications()
    var watch: LaneWatch
    var reviews: RecordWatch
    var sessions = SessionStarts()
    var confirmed: [OutboxID] = []
    var nextOutboxID: OutboxID
    var committedAt: Timestamp?
    var heartbeatDue: Timestamp
    var checkpointedAt: Timestamp
    var journalBytes = 0
    var journalTurns = 0
    /// A state that was rebuilt is written at once: the journal does not say that nobody listened meanwhile.
    var needsCheckpoint = true
    var mustRebuild = false
    /// What changed profiles made ring when the state was rebuilt; written with the next turn.
    var adopted = Effects()
    /// Whether the last turn left the bulk lane unread for the sake of urgent messages.
    var owesBulk = false
    /// A transaction failed; said once, by an alarm, as soon as one can be written.
    var hasFailed = false
    var clockStep: Milliseconds?
    var selfAlarms: Set<SelfAlarm> = []

    /// Starts from what the store holds.
    /// - Parameters:
    ///   - transport: Not yet connected.
    ///   - store: Opened.
    ///   - profiles: The profiles in force.
    ///   - former: The profiles of that fingerprint, under which checkpoint and journal were written; asked only when
    ///     it is not that of `profiles`.
    ///   - now: Gateway time, later than every committed row.
    ///   - configuration: Names and bounds.
    /// - Throws: `RecoveryError` when what the store holds cannot be read back.
    public init(
        transport: consuming Broker, store: consuming Store, profiles: ProfileSet,
        former: @escaping (UInt64) -> ProfileSet?,
        now: Timestamp, configuration: LineConfiguration
    ) throws(RecoveryError) {
        var store = store
        let recovered: Recovered
        do {
            recovered = try store.recover()
        } catch {
            throw .store(error)
        }
        var rung = Effects()
        let rebuilt = try Recovery.rebuild(recovered, profiles: profiles, former: former, at: now, into: &rung)
        adopted = rung
        isBulkPaused = false
        isUnrecorded = false
        self.transport = transport
        self.store = store
        self.configuration = configuration
        self.former = former
        intake = Intake(profiles: profiles)
        watch = LaneWatch(startedAt: now)
        reviews = RecordWatch(startedAt: now)
        nextOutboxID = recovered.nextOutboxID
        committedAt = recovered.committedAt
        heartbeatDue = now
        checkpointedAt = now
        state = rebuilt
        for message in recovered.outbox { outbox.append(message) }
        selfAlarms = state.activeSelfAlarms
    }

    /// How long the next `transport.wait` may block at `now`.
    public func waitTime(at now: Timestamp) -> Milliseconds {
        var next = heartbeatDue
        if let deadline = state.nextDeadline { next = min(next, deadline) }
        // Without any room nothing is written: rows wait until there is some again.
        if !isUnrecorded {
            if let due = removals.due { next = min(next, due) }
            next = min(next, reviews.due)
            if let committedAt { next = min(next, committedAt + Limits.committedInterval) }
        }
        if let change = watch.nextChange(after: now) { next = min(next, change) }
        return max(.zero, next - now)
    }

    /// Whether a quiet line must write that it lived until now. After a crash the time since the newest transaction
    /// counts as time in which nobody listened, and silence of devices would be noticed that much later.
    private func isSignDue(at now: Timestamp) -> Bool {
        committedAt.map { now - $0 >= Limits.committedInterval } ?? true
    }

    /// Does one turn.
    /// - Parameters:
    ///   - now: Gateway time; the same or later than that of the turn before.
    ///   - commands: What people ask, in order.
    ///   - draft: A long request that was judged beside the line. Unless the report says that it is answered, it must
    ///     be judged anew, or handed in again with the next turn.
    /// - Returns: What the turn did.
    public mutating func turn(
        at now: Timestamp, commands: [PendingCommand] = [], draft: PendingDraft? = nil
    ) -> TurnReport {
        var report = TurnReport()
        if mustRebuild {
            do {
                try rebuild()
            } catch {
                report.failure = error
                for pending in commands { pending.reply(.refused(["not done: \(error.text)"])) }
                if draft != nil { report.draft = .stale }
                return report
            }
        }
        commit.reset(now: now)
        if !adopted.isEmpty { swap(&commit.effects, &adopted) }
        journal.begin(at: now)
        followConnections(at: now, into: &report)
        receive(into: &report)
        takeMessages(at: now, into: &report)
        reviewRecords(at: now)
        takeCheckIns(at: now)
        let outcomes = apply(commands, at: now)
        keepAnswers(to: commands, outcomes, at: now)
        reviews.note(commit.records, at: now)
        let drafted = take(draft, at: now, into: &report)
        // Where a replay goes over this turn at all, it goes over its clock too.
        let hasActed = state.tick(at: now, into: &commit.effects)
        // Records and answers leave nothing to replay; the blob tells this turn's transaction from others all the same.
        let hasAsked = !commit.records.isEmpty || commit.hasBegun || !commit.answers.isEmpty
        if hasActed || journal.hasEntries || hasAsked || isSignDue(at: now) { journal.tick() }
        address(at: now)
        report.counters = commit.effects.counters
        report.eventDelays = commit.effects.events.filter { !$0.isLate }.map { max(.zero, $0.receivedAt - $0.at) }
        finish(at: now, answering: zip(commands, outcomes).map { ($0, $1) } + drafted, into: &report)
        return report
    }

    /// Says that the gateway's clock jumped forward by `length` beyond what really passed; taken in with the next turn.
    public mutating func noteClockStep(_ length: Milliseconds) { clockStep = length }

    /// Writes the whole state, so that the next start has nothing to replay. Called once, before leaving.
    public mutating func checkpoint(at now: Timestamp) -> CommitError? {
        needsCheckpoint = true
        return turn(at: now).failure
    }
}
