internal import CareCore
internal import GRDB

/// Deletes raw readings that are older than they are kept.
///
/// What is older than every class is kept goes by its place at the front of the table. Classes that are kept shorter
/// are looked for row by row behind a mark; a row that comes after the mark has passed its time goes with the others.
enum ReadingSweep {
    /// Deletes at most `Housekeeping.rowsPerStep` rows.
    /// Days later than `closedDay`, the last one on the list of facts, stay.
    /// - Returns: Whether something was done.
    static func step(_ db: Database, _ retention: Retention, closedDay: Int32, now: Timestamp) throws -> Bool {
        let bound = try bound(db, closedDay: closedDay)
        let front = min(ReadingKey(now - retention.longest).minute, bound)
        if try deleteFront(db, before: front) { return true }
        for deviceClass in DeviceClass.allCases where retention.readings(of: deviceClass) < retention.longest {
            let until = min(ReadingKey(now - retention.readings(of: deviceClass)).minute, bound)
            if try delete(db, deviceClass, from: front, until: until) { return true }
        }
        return false
    }

    /// The first minute whose facts have still to be made.
    private static func bound(_ db: Database, closedDay: Int32) throws -> Int64 {
        let due = try Int32.fetchOne(
            db.cachedStatement(sql: "SELECT min(day) FROM factDue WHERE kind = ?"), arguments: [FactQueue.deviceKind])
        return ReadingKey.minutes(ofDay: min(due ?? .max, closedDay + 1)).lowerBound
    }

    private static func deleteFront(_ db: Database, before minute: Int64) throws -> Bool {
        let oldest = try Int64.fetchOne(db.cachedStatement(sql: "SELECT min(minute) FROM reading"))
        guard let oldest, oldest < minute else { return false }
        try inSecureTransaction(db) {
            let last = try Row.fetchOne(
                db,
                sql: """
                    SELECT minute, device, metric, millisecond FROM reading WHERE minute < ?
                    ORDER BY minute, device, metric, millisecond LIMIT 1 OFFSET ?
                    """,
                arguments: [minute, Housekeeping.rowsPerStep - 1])
            if let last {
                try db.execute(
                    sql: """
                        DELETE FROM reading WHERE minute <= ?1
                            AND (minute, device, metric, millisecond) <= (?1, ?2, ?3, ?4)
                        """,
                    arguments: [last[0] as Int64, last[1] as Int64, last[2] as Int64, last[3] as Int64])
                try mark(db, 0, minute: last[0] as Int64 + 1)
            } else {
                try db.execute(sql: "DELETE FROM reading WHERE minute < ?", arguments: [minute])
                try mark(db, 0, minute: minute)
            }
        }
        return true
    }

    private static func delete(
        _ db: Database, _ deviceClass: DeviceClass, from front: Int64, until: Int64
    ) throws -> Bool {
        let number = Int64(deviceClass.rawValue)
        let reached = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT minute FROM retentionMark WHERE class = ?"), arguments: [number])
        let start = max(reached ?? .min, front)
        guard start < until else { return false }
        // A whole number of minutes, so that the mark is exact; one minute may hold more rows than a step should take.
        let last = try Int64.fetchOne(
            db, sql: "SELECT minute FROM reading WHERE minute >= ? AND minute < ? ORDER BY minute LIMIT 1 OFFSET ?",
            arguments: [start, until, Housekeeping.rowsPerStep])
        let end = last.map { max($0, start + 1) } ?? until
        try inSecureTransaction(db) {
            try db.execute(
                sql: """
                    DELETE FROM reading WHERE minute >= ? AND minute < ? AND device IN (
                        SELECT number FROM device JOIN profileFact USING (profile) WHERE class = ?)
                    """,
                arguments: [start, end, number])
            try mark(db, number, minute: end)
        }
        return true
    }

    private static func mark(_ db: Database, _ number: Int64, minute: Int64) throws {
        try db.execute(
            sql: """
                INSERT INTO retentionMark (class, minute) VALUES (?, ?)
                ON CONFLICT (class) DO UPDATE SET minute = max(minute, excluded.minute)
                """,
            arguments: [number, minute])
    }

    /// Readings are health data: what retention deletes is overwritten on disk. Elsewhere `FAST` is enough, because
    /// pages of the journal are used again at once, and overwriting them would double the WAL.
    static func inSecureTransaction(_ db: Database, _ body: () throws -> Void) throws {
        try db.execute(sql: "PRAGMA secure_delete = ON")
        let outcome = Result {
            try db.inTransaction(.immediate) {
                try body()
                return .commit
            }
        }
        try db.execute(sql: "PRAGMA secure_delete = FAST")
        try outcome.get()
    }
}
