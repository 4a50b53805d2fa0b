internal import CareCore
internal import CareRecords
internal import GRDB

/// Which day's rates are made next.
enum RateSchedule {
    /// Days back from the newest closed one at which rates are still made: readings of days before may be deleted.
    private static let longestBackfill: Int32 = 20
    /// Days after the end of a month at whose end its last day is judged again, so that what came late counts: on the
    /// 5th, a day before the month is frozen.
    private static let lateDays = SummaryCalendar.lateDays - 1

    /// The next day that is due, all of whose facts must stand; `nil` when none is.
    static func next(_ db: Database, closedDay: Int32) throws -> CivilDate? {
        guard let closed = CivilDate(day: closedDay) else { return nil }
        let newest = try Int32.fetchOne(db.cachedStatement(sql: "SELECT max(day) FROM rateDay"))
        let next = max(newest.map { $0 + 1 } ?? closedDay, closedDay - longestBackfill)
        if next <= closedDay { return CivilDate(day: next) }
        let last = SummaryMonth(of: closed).first.adding(-1)
        guard (lateDays...longestBackfill).contains(closedDay - last.day) else { return nil }
        let made = try Int32.fetchOne(
            db.cachedStatement(sql: "SELECT closedDay FROM rateDay WHERE day = ?"), arguments: [last.day])
        return made.map { $0 < last.day + lateDays } == true ? last : nil
    }
}
