import CareCore
import CareRecords
import GRDB

/// The rows of a year that no form and no message makes.
struct YearRows {
    let database: String
    /// The day whose facts the gateway made.
    let played: CivilDate
    /// The newest day that gets facts.
    let newest: CivilDate

    /// Writes everything.
    func write() throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: database, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA cache_size = -500000
                    """)
        }
        let first = newest.adding(1 - YearOfData.days)
        for (name, sql) in YearRecords(first: first).all {
            try queue.write { try $0.execute(sql: sql) }
            Progress.say("  \(name)")
        }
        for back in (0..<YearOfData.days).reversed() {
            let day = newest.adding(-back)
            guard day != played else { continue }
            try queue.write { try copyFacts(to: day, $0) }
            if back.isMultiple(of: 100) { Progress.say("  facts up to \(day.recordText)") }
        }
        try queue.write { try $0.execute(sql: "UPDATE factProgress SET closedDay = ?", arguments: [newest.day]) }
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        let cases = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM careCase") ?? 0 }
        guard cases > 0 else { throw BenchmarkError("nobody is served in the year of data") }
        try queue.close()
    }

    private func copyFacts(to day: CivilDate, _ db: Database) throws {
        let move = Int64(day.day - played.day) * 86_400_000
        for sql in [
            """
            INSERT INTO dailyDevice (day, device, segment, bed, household, readings, validReadings, events,
                onlineSeconds, effectiveSeconds, lastAt, lastEffectiveAt)
            SELECT ?1, device, segment, bed, household, readings, validReadings, events, onlineSeconds,
                effectiveSeconds, lastAt + ?2, lastEffectiveAt + ?2 FROM dailyDevice WHERE day = ?3
            """,
            """
            INSERT INTO dailyBed (day, bed, devices, readings, validReadings, onlineSeconds, effectiveSeconds, events,
                alarms)
            SELECT ?1, bed, devices, readings, validReadings, onlineSeconds, effectiveSeconds, events, 0 * ?2
            FROM dailyBed WHERE day = ?3
            """,
            """
            INSERT INTO dailyRate (day, bed, name, class, isUsable, isUsed)
            SELECT ?1, bed, name, class, isUsable, isUsed + 0 * ?2 FROM dailyRate WHERE day = ?3
            """,
        ] {
            try db.cachedStatement(sql: sql).execute(arguments: [day.day, move, played.day])
        }
        try db.execute(
            sql: "INSERT OR REPLACE INTO rateDay (day, closedDay) VALUES (?, ?)", arguments: [day.day, newest.day])
    }
}
