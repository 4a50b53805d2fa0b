public import CareCore
internal import GRDB
public import Ingest

/// The real committer: one turn, one SQLite transaction, on disk when `commit` returns.
///
/// Owned by the thread of the line. Statements are prepared once; after a failure the transaction is rolled back and
/// the next call finds a usable connection.
public struct SQLiteCommitter: ~Copyable, Committer {
    let store: Store
    /// Readings of the last committed turn that were in the store already.
    public private(set) var lastDuplicates = 0
    /// Events of the last committed turn that were in the store although the core had forgotten them by rule
    /// (`Limits.deduplicationAge`, `Limits.deduplicationPerDevice`); they were skipped.
    public private(set) var lastForgottenEvents = 0

    var housekeeping: Housekeeping
    let turn: TurnTransaction
    private let readings: ReadingWriter
    private let events: EventWriter
    private let alarms: AlarmWriter
    private let messages: MessageWriter
    private let notifications: NotificationWriter
    private let restart: RestartWriter
    /// The number that the next outgoing message would get, as far as this committer has seen.
    private var nextOutbox: Int64
    private let keptDays: Int32

    init(_ store: Store) throws {
        let writers = try store.pool.writeWithoutTransaction { db in
            (
                turn: try TurnTransaction(db),
                readings: try ReadingWriter(db), events: try EventWriter(db), alarms: try AlarmWriter(db),
                messages: try MessageWriter(db), notifications: try NotificationWriter(db, store.people),
                restart: try RestartWriter(db, store.people), next: try Recovery.nextOutbox(db)
            )
        }
        let housekeeping = try Housekeeping(store)
        self.store = store
        self.housekeeping = housekeeping
        turn = writers.turn
        readings = writers.readings
        events = writers.events
        alarms = writers.alarms
        messages = writers.messages
        notifications = writers.notifications
        restart = writers.restart
        nextOutbox = writers.next
        keptDays = Int32(clamping: store.retention.longest.count / CivilCalendar.dayLength.count + 1)
    }

    /// Writes everything of the turn in one transaction, on disk when it returns.
    public mutating func commit(_ batch: borrowing CommitBatch) throws(CommitError) {
        guard !batch.isEmpty else { return }
        var late = LateDays(closedDay: housekeeping.closedDay, keptDays: keptDays)
        var counts = (duplicates: 0, forgotten: 0)
        var next = nextOutbox
        for message in batch.outgoing { next = max(next, message.id.number + 1) }
        do {
            try store.pool.writeWithoutTransaction { db in
                try turn.commit(batch.records, at: batch.now, hasBegun: batch.hasBegun, db) { areRecordsThere in
                    counts = try write(
                        batch, areRecordsThere: areRecordsThere, db, nextOutbox: next, late: &late)
                }
            }
        } catch {
            throw CommitError(error)
        }
        nextOutbox = next
        (lastDuplicates, lastForgottenEvents) = counts
        housekeeping.noticeCommitted(late)
    }

    /// Moves the WAL into the database once it is long enough; readers are not waited for.
    public mutating func settle() throws(CommitError) {
        guard store.log.pages >= store.checkpointPages else { return }
        do {
            _ = try store.pool.writeWithoutTransaction { try $0.checkpoint(.passive) }
        } catch {
            throw CommitError(error)
        }
    }

    /// Reads back everything a restart needs and forgets what this committer knew besides.
    public mutating func recover() throws(CommitError) -> Recovered {
        do {
            let recovered = try store.pool.writeWithoutTransaction { [people = store.people, turn] db in
                turn.leave(db)
                return try Recovery.read(db, people)
            }
            nextOutbox = recovered.nextOutboxID.number
            housekeeping = try Housekeeping(store)
            return recovered
        } catch {
            throw CommitError(error)
        }
    }

    /// Does one step of housekeeping: at most 5,000 rows in one transaction.
    public mutating func maintain(now: Timestamp) throws(CommitError) -> Bool {
        let hasMore: Bool
        // Of a turn that was never committed.
        if turn.isOpen { store.pool.writeWithoutTransaction { turn.leave($0) } }
        do {
            hasMore = try housekeeping.step(store, now: now)
        } catch {
            throw CommitError(error)
        }
        try settle()
        return hasMore
    }

    /// The registry first, because rows point to it; the checkpoint last, because it counts the turn's events.
    private func write(
        _ batch: borrowing CommitBatch, areRecordsThere: Bool, _ db: Database, nextOutbox: Int64,
        late: inout LateDays
    ) throws -> (duplicates: Int, forgotten: Int) {
        try RegistryWriter.write(batch.effects.registry, at: batch.now, db, store.people, late: &late)
        let duplicates = try readings.write(batch.effects.readings, late: &late)
        let forgotten = try events.write(batch.effects.events, db, late: &late)
        try alarms.write(batch.effects.alarmEdges, late: &late)
        try alarms.write(batch.effects.escalations)
        try MaintenanceWriter.write(batch.effects.maintenance, db)
        try IncidentWriter.write(batch.effects.incidents, db)
        if let suppressions = batch.suppressions {
            try SuppressionWriter.write(suppressions, db)
            try AbsenceWriter.follow(suppressions, batch.effects.audit, at: batch.now, db)
        }
        try notifications.write(batch.effects.notifications, batch.effects.deliveries, at: batch.now)
        try AuditChain.append(batch.effects.audit, db)
        if !areRecordsThere { try write(batch.records, at: batch.now, db) }
        try RequestAnswerWriter.write(batch.answers, db)
        try messages.write(batch.quarantine)
        try messages.remove(batch.confirmed)
        try messages.write(batch.outgoing)
        try FactQueue.add(late, db)
        if let checkpoint = batch.checkpoint {
            try restart.write(checkpoint, at: batch.now, nextOutbox: nextOutbox)
        } else if !batch.journal.isEmpty {
            try restart.write(journal: batch.journal, at: batch.now, nextOutbox: nextOutbox)
        }
        return (duplicates, forgotten)
    }
}
