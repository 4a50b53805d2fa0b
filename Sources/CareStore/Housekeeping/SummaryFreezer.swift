internal import CareCore
internal import CareRecords
internal import GRDB

/// Freezes months of counties: each by itself once late data are not accepted any more, and again where somebody has
/// asked for it. One month of one county a step; a running gateway makes it beside its line and only keeps it there.
/// Decisions 51 and 65; measured in Measurements, "County summaries".
struct SummaryFreezer {
    /// Time until a month that could not be made is tried again: its whole summary is read for that.
    static let again = Milliseconds.hours(1)

    /// What could not be made, and when.
    private var failed: [FreezeDue: Timestamp] = [:]
    private var job: FreezeJob?

    /// Whether a month is being made beside the line.
    var isMaking: Bool { job.map { $0.result == nil } ?? false }

    /// Freezes the next month that is due, or begins to make it.
    /// - Returns: Whether there was one.
    mutating func step(_ db: Database, _ store: Store, closedDay: Int32, now: Timestamp) throws -> Bool {
        guard let key = store.recordKey else { return false }
        if let job, let result = job.result {
            self.job = nil
            try keep(result, job.due, now, db)
            return true
        }
        guard let due = try next(db, key, closedDay: closedDay, now: now) else { return false }
        if store.readsBeside {
            job = FreezeJob(due, of: store.reader, key: key, at: now)
        } else {
            try keep(Result { try FreezeDraft(due, db, key: key, at: now) }, due, now, db)
        }
        return true
    }

    private func next(_ db: Database, _ key: RecordKey, closedDay: Int32, now: Timestamp) throws -> FreezeDue? {
        for text in try String.fetchAll(db.cachedStatement(sql: "SELECT county FROM county ORDER BY county")) {
            guard let county = CountyCode(text) else { continue }
            let query = SummaryQuery(db: db, seal: RecordSeal(key: key), county: county)
            let due = try FreezeDue.all(query, county, closedDay: closedDay, now: now)
            if let first = due.first(where: { isTime(for: $0, now) }) { return first }
        }
        return nil
    }

    private func isTime(for due: FreezeDue, _ now: Timestamp) -> Bool {
        guard let last = failed[due] else { return true }
        return now < last || now - last >= Self.again
    }

    private mutating func keep(
        _ result: Result<FreezeDraft, any Error>, _ due: FreezeDue, _ now: Timestamp, _ db: Database
    ) throws {
        do {
            let draft = try result.get()
            try db.inTransaction(.immediate) {
                try draft.put(db, at: now)
                return .commit
            }
            failed[due] = nil
        } catch is RecordFault {
            // Something that the month's figures need is not entered, such as a year's working days. It stays due,
            // whoever asks for the figures is told what is missing, and everything else goes on.
            failed[due] = now
        }
    }
}
