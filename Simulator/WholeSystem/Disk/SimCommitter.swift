import CareCore
import CareRecords
import CareStore
import Ingest

/// The real committer, on a disk that may fail and in a process that may die.
struct SimCommitter: ~Copyable, Committer {
    private var inner: SQLiteCommitter
    private let disk: SimDisk
    private let life: ProcessLife
    private let tampering: Tampering

    init(_ inner: consuming SQLiteCommitter, disk: SimDisk, life: ProcessLife, tampering: Tampering) {
        self.inner = inner
        self.disk = disk
        self.life = life
        self.tampering = tampering
    }

    mutating func commit(_ batch: borrowing CommitBatch) throws(CommitError) {
        if life.isDead { throw Self.dead }
        if life.burns() {
            try die(in: batch)
            return
        }
        guard let fault = disk.faults.first else { return try write(batch) }
        disk.faults.removeFirst()
        if fault == .answerLost { try write(batch) }
        throw .inputOutput("disk I/O error (simulated: \(fault))")
    }

    func judge(
        _ request: RecordRequest, after pending: [RecordChange], at now: Timestamp
    ) throws(CommitError) -> RecordDecision {
        if life.isDead { throw Self.dead }
        return try inner.judge(request, after: pending, at: now)
    }

    mutating func begin(_ draft: RecordDraft, isAwaited: () -> Bool) throws(CommitError) -> DraftOutcome {
        if life.isDead { throw Self.dead }
        return try inner.begin(draft, isAwaited: isAwaited)
    }

    func withRecords<Value>(_ body: (any RecordBook) throws -> Value) throws(CommitError) -> Value? {
        if life.isDead { throw Self.dead }
        return try inner.withRecords(body)
    }

    mutating func settle() throws(CommitError) {
        if life.isDead { throw Self.dead }
        if disk.checkpointFaults > 0 {
            disk.checkpointFaults -= 1
            throw Self.simulated
        }
        try inner.settle()
    }

    mutating func recover() throws(CommitError) -> Recovered {
        if life.isDead { throw Self.dead }
        var recovered = try inner.recover()
        tampering.recover?(&recovered)
        tampering.resume?(&recovered)
        return recovered
    }

    mutating func maintain(now: Timestamp) throws(CommitError) -> Bool {
        if life.isDead { throw Self.dead }
        disk.isHouseKept = false
        if let failure = tampering.maintain?() { throw failure }
        if let death = disk.takeHousekeepingDeath() { throw die(death, keepingHouse: now) }
        if disk.housekeepingFaults > 0 {
            disk.housekeepingFaults -= 1
            throw Self.simulated
        }
        let hasMore = try inner.maintain(now: now)
        disk.isHouseKept = true
        return hasMore
    }

    /// What a disk says that fails because the run wants it.
    static let simulated = CommitError.inputOutput("disk I/O error (simulated)")
    private static let dead = CommitError.inputOutput("the process is dead")

    private mutating func write(_ batch: borrowing CommitBatch) throws(CommitError) {
        disk.writes += 1
        guard let tamper = tampering.commit else { return try inner.commit(batch) }
        var changed = CommitBatch()
        changed.effects = batch.effects
        changed.records = batch.records
        changed.hasBegun = batch.hasBegun
        changed.answers = batch.answers
        changed.quarantine = batch.quarantine
        changed.outgoing = batch.outgoing
        changed.confirmed = batch.confirmed
        changed.journal = batch.journal
        changed.checkpoint = batch.checkpoint
        changed.suppressions = batch.suppressions
        changed.now = batch.now
        tamper(&changed)
        try inner.commit(changed)
    }

    /// The process dies in a step of housekeeping.
    private mutating func die(_ death: CommitDeath, keepingHouse now: Timestamp) -> CommitError {
        defer { life.die() }
        do {
            if case .torn = death { try disk.freeze() }
            if death != .before { _ = try inner.maintain(now: now) }
            if case .torn(let thousandths) = death { try disk.tear(thousandths: thousandths) }
        } catch {
            return .inputOutput("\(error)")
        }
        return Self.dead
    }

    /// The process dies here; what it does afterwards is not seen by anybody.
    private mutating func die(in batch: borrowing CommitBatch) throws(CommitError) {
        do {
            switch disk.death {
            case .before: break
            case .after: try write(batch)
            case .torn(let thousandths):
                try disk.freeze()
                try write(batch)
                disk.writes -= 1
                try disk.tear(thousandths: thousandths)
            }
        } catch let error as CommitError {
            life.die()
            throw error
        } catch {
            life.die()
            throw .inputOutput("\(error)")
        }
        life.die()
        throw Self.dead
    }
}
