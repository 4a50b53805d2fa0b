internal import CareCore
internal import CareRecords
internal import GRDB

/// A month of a county that is to be frozen.
struct FreezeDue: Hashable, Sendable {
    let county: CountyCode
    let month: SummaryMonth
    let revision: Int64

    /// What is due of a county. Orders of people come after the months that are due by themselves: they are about
    /// frozen ones.
    static func all(
        _ query: SummaryQuery, _ county: CountyCode, closedDay: Int32, now: Timestamp
    ) throws -> [FreezeDue] {
        var all: [FreezeDue] = []
        let row = try Row.fetchOne(
            query.db.cachedStatement(sql: NamedQuery.summaryDue.sql), arguments: [county.description])
        let last = (row?[0] as Int32?).flatMap { CivilDate(day: $0) }.map { SummaryMonth(of: $0) }
        let first: CivilDate? = if let last { last.period.nextMonth.first } else { try query.start() }
        if let first {
            let month = SummaryMonth(of: first)
            if now >= SummaryCalendar.freezing(of: month), try areFactsMade(month, closedDay, query.db) {
                all.append(FreezeDue(county: county, month: month, revision: 1))
            }
        }
        guard let order = row?[1] as Int64?, let day = CivilDate(day: Int32(truncatingIfNeeded: order / 10_000))
        else { return all }
        return all + [FreezeDue(county: county, month: SummaryMonth(of: day), revision: order % 10_000 + 1)]
    }

    /// The facts of every day of the month must stand; after a long stop they are made first.
    private static func areFactsMade(_ month: SummaryMonth, _ closedDay: Int32, _ db: Database) throws -> Bool {
        guard closedDay >= month.period.last.day else { return false }
        return try Row.fetchOne(
            db.cachedStatement(sql: "SELECT 1 FROM factDue WHERE day <= ? LIMIT 1"), arguments: [month.period.last.day]
        ) == nil
    }
}
