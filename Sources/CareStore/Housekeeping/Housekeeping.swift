internal import CareCore
internal import GRDB
internal import Synchronization

/// What is done between turns, one bounded step at a time: daily facts first, then deletion, so that nothing is
/// deleted before its facts were made.
struct Housekeeping {
    /// Rows that one step reads or deletes at most. Source: DESIGN 8. Measured: 5,000 rows are about 10 ms.
    static let rowsPerStep = 5_000
    /// Time after civil midnight at which a day is closed; what comes later makes its facts again.
    static let grace = Milliseconds.minutes(30)
    /// Time until the next look when there was nothing to do.
    static let idleTime = Milliseconds.minutes(1)

    /// All days up to this one were put on the list of facts; rows of later days need no attention.
    private(set) var closedDay: Int32
    private var schedule: DaySchedule?
    private var block: FactBlock?
    private var rates: RateFold?
    private(set) var freezer = SummaryFreezer()
    private var idleSince: Timestamp?

    init(_ store: Store) throws {
        schedule = try store.pool.read { try DaySchedule.read($0) }
        closedDay = schedule?.closedDay ?? .min
    }

    /// A turn was committed: what it made late must be made again, and a fold that misses its rows is dropped.
    mutating func noticeCommitted(_ late: LateDays) {
        guard !late.isEmpty else { return }
        idleSince = nil
        guard let folding = block else { return }
        if late.devices.contains(where: { folding.includes($0.device, day: $0.day) }) { block = nil }
    }

    /// Does one step.
    /// - Returns: Whether there is more to do at once.
    mutating func step(_ store: Store, now: Timestamp) throws -> Bool {
        if let idleSince, now >= idleSince, now - idleSince < Self.idleTime { return false }
        idleSince = nil
        // The line asks fifty times a second until it is made.
        if freezer.isMaking { return true }
        let worked = try store.pool.writeWithoutTransaction { db in
            if try closeDays(db, now: now) { return true }
            if try foldDevices(db) { return true }
            if try BedFacts.step(db) { return true }
            if try judgeDevices(db, store.profiles.withLock { $0 }) { return true }
            if try ReadingSweep.step(db, store.retention, closedDay: closedDay, now: now) { return true }
            if try QuarantineSweep.step(db, store.retention, now: now) { return true }
            if try RecordSweep.step(db, key: store.recordKey, now: now) { return true }
            if try RequestAnswerWriter.sweep(db, now: now) { return true }
            if try NotificationSweep.step(db, store.retention, now: now) { return true }
            // Last, so that a month that cannot be read holds up nothing else.
            return try freezer.step(db, store, closedDay: closedDay, now: now)
        }
        if !worked { idleSince = now }
        return worked
    }

    private mutating func closeDays(_ db: Database, now: Timestamp) throws -> Bool {
        var plan = try schedule ?? DaySchedule.begin(db, now: now)
        let worked = try plan.step(db, now: now)
        schedule = plan
        closedDay = plan.closedDay
        return worked
    }

    /// A fold that failed is begun again: its rows are still there.
    private mutating func foldDevices(_ db: Database) throws -> Bool {
        if block == nil {
            switch try FactBlock.next(db) {
            case .none: return false
            case .passedOver: return true
            case .block(let next): block = next
            }
        }
        guard var folding = block else { return false }
        block = nil
        if try folding.read(db) {
            try db.inTransaction(.immediate) {
                try folding.write(db, closedDay: closedDay)
                return .commit
            }
        } else {
            block = folding
        }
        return true
    }

    /// As facts, rates that failed are begun again.
    private mutating func judgeDevices(_ db: Database, _ profiles: ProfileSet?) throws -> Bool {
        guard let profiles, var fold = try rates ?? RateFold.next(db, profiles, closedDay: closedDay) else {
            return false
        }
        rates = nil
        if try !fold.step(db) { rates = fold }
        return true
    }
}
