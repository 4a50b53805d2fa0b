internal import CareCore
internal import CareRecords
internal import Foundation
internal import GRDB

/// Freezes months of counties: each by itself once late data are not accepted any more, and again where somebody has
/// asked for it. One month of one county a step; measured in Measurements, "County summaries". Decision 51.
struct SummaryFreezer {
    private struct Due: Hashable {
        let county: CountyCode
        let month: SummaryMonth
        let revision: Int64
    }

    /// Time until a month that could not be made is tried again: its whole summary is read for that.
    static let again = Milliseconds.hours(1)

    /// What could not be made, and when.
    private var failed: [Due: Timestamp] = [:]

    /// Freezes the next month that is due.
    /// - Returns: Whether there was one.
    mutating func step(_ db: Database, key: RecordKey?, closedDay: Int32, now: Timestamp) throws -> Bool {
        guard let key else { return false }
        for text in try String.fetchAll(db.cachedStatement(sql: "SELECT county FROM county ORDER BY county")) {
            guard let county = CountyCode(text) else { continue }
            let query = SummaryQuery(db: db, seal: RecordSeal(key: key), county: county)
            for due in try Self.due(query, county, closedDay: closedDay, now: now) where isTime(for: due, now) {
                do {
                    try db.inTransaction(.immediate) {
                        try Self.freeze(query, due, now: now)
                        return .commit
                    }
                    failed[due] = nil
                    return true
                } catch is RecordFault {
                    // Something that the month's figures need is not entered, such as a year's working days. It stays
                    // due, whoever asks for the figures is told what is missing, and everything else goes on.
                    failed[due] = now
                }
            }
        }
        return false
    }

    private func isTime(for due: Due, _ now: Timestamp) -> Bool {
        guard let last = failed[due] else { return true }
        return now < last || now - last >= Self.again
    }

    /// Orders of people come after the months that are due by themselves: they are about frozen ones.
    private static func due(
        _ query: SummaryQuery, _ county: CountyCode, closedDay: Int32, now: Timestamp
    ) throws -> [Due] {
        var all: [Due] = []
        let row = try Row.fetchOne(
            query.db.cachedStatement(sql: NamedQuery.summaryDue.sql), arguments: [county.description])
        let last = (row?[0] as Int32?).flatMap { CivilDate(day: $0) }.map { SummaryMonth(of: $0) }
        let first: CivilDate? = if let last { last.period.nextMonth.first } else { try query.start() }
        if let first {
            let month = SummaryMonth(of: first)
            if now >= SummaryCalendar.freezing(of: month), try areFactsMade(month, closedDay, query.db) {
                all.append(Due(county: county, month: month, revision: 1))
            }
        }
        guard let order = row?[1] as Int64?, let day = CivilDate(day: Int32(truncatingIfNeeded: order / 10_000))
        else { return all }
        return all + [Due(county: county, month: SummaryMonth(of: day), revision: order % 10_000 + 1)]
    }

    /// The facts of every day of the month must stand; after a long stop they are made first.
    private static func areFactsMade(_ month: SummaryMonth, _ closedDay: Int32, _ db: Database) throws -> Bool {
        guard closedDay >= month.period.last.day else { return false }
        return try Row.fetchOne(
            db.cachedStatement(sql: "SELECT 1 FROM factDue WHERE day <= ? LIMIT 1"), arguments: [month.period.last.day]
        ) == nil
    }

    private static func freeze(_ query: SummaryQuery, _ due: Due, now: Timestamp) throws {
        let (db, county) = (query.db, due.county)
        let today = CivilDate(of: now)
        let source = try query.source(due.month.period, at: now, withRows: true)
        let summary = try CountySummary(
            source, due.month.period, county: county, today: today, standing: .recomputed)
        let before = try SummaryArchive.entry(db, county, SummaryMonth(of: due.month.period.previousMonth.first))
        let earlier = try SummaryArchive.entry(db, county, due.month)
        let mask = SummaryMask(
            summary, after: before.map { ($0.summary, $0.mask) }, insteadOf: earlier.map { ($0.summary, $0.mask) })
        let order =
            due.revision == 1
            ? nil
            : try SQLiteBook(db: db, seal: query.seal).row(
                .summaryFreeze, key: [county.stored, due.month.stored, .integer(due.revision - 1)])
        try SummaryArchive.put(
            summary, county, due.month, revision: due.revision, order: order, mask: mask, at: now, db)
        try AuditChain.append(
            [
                AuditRow(
                    at: now, by: order?[SummaryFreezeField.person] ?? "gateway", action: "summary-frozen",
                    subject: "\(county) \(due.month.recordText)", detail: "revision \(due.revision)")
            ], db)
    }
}
