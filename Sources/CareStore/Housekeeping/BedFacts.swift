internal import CareCore
internal import GRDB

/// Makes the daily facts of beds from those of their devices, events and alarms.
///
/// Sums are over the bed's own devices; events and alarms count those of its household too, because they concern each
/// of its residents. Tests count nowhere.
enum BedFacts {
    private static let bedsPerStep = 100

    /// Makes the next ones on the list.
    /// - Returns: Whether there were any.
    static func step(_ db: Database) throws -> Bool {
        let due = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT day, number FROM factDue WHERE kind = ? ORDER BY day, number LIMIT ?"),
            arguments: [FactQueue.bedKind, bedsPerStep])
        guard !due.isEmpty else { return false }
        try db.inTransaction(.immediate) {
            for row in due {
                try make(day: row[0], bed: row[1], db)
                try FactQueue.remove(FactQueue.bedKind, row[1], day: row[0], db)
            }
            return .commit
        }
        return true
    }

    private static func make(day: Int32, bed: Int64, _ db: Database) throws {
        let start = CivilCalendar.start(ofDay: day)
        try db.cachedStatement(sql: insert).execute(arguments: [
            "day": day, "bed": bed, "start": start.milliseconds,
            "end": (start + CivilCalendar.dayLength).milliseconds,
        ])
    }

    private static let insert = """
        INSERT OR REPLACE INTO dailyBed
            (day, bed, devices, readings, validReadings, onlineSeconds, effectiveSeconds, events, alarms)
        SELECT :day, :bed, count(DISTINCT device), coalesce(sum(readings), 0), coalesce(sum(validReadings), 0),
            coalesce(sum(onlineSeconds), 0), coalesce(sum(effectiveSeconds), 0),
            (SELECT count(*) FROM event WHERE bed = :bed AND at >= :start AND at < :end AND NOT isTest)
                + (SELECT count(*) FROM event WHERE household = (SELECT household FROM bed WHERE number = :bed)
                    AND at >= :start AND at < :end AND NOT isTest),
            (SELECT count(*) FROM alarm WHERE bed = :bed AND raisedAt >= :start AND raisedAt < :end AND NOT isTest)
                + (SELECT count(*) FROM alarm WHERE household = (SELECT household FROM bed WHERE number = :bed)
                    AND raisedAt >= :start AND raisedAt < :end AND NOT isTest)
        FROM dailyDevice WHERE bed = :bed AND day = :day
        """
}
