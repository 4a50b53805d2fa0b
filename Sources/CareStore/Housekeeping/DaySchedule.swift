internal import CareCore
internal import GRDB

/// Puts the devices and beds of each civil day that has ended on the list of facts.
struct DaySchedule {
    /// All days up to this one are done.
    private(set) var closedDay: Int32
    /// Devices below this number are on the list for the day after.
    private var nextDevice: Int64

    /// How long a device may be quiet and still be online: days without any row are passed over only beyond it.
    private static let longestSilence = Milliseconds.days(4)
    /// Days back from today at which a database without progress begins.
    private static let longestBackfill: Int32 = 400

    /// The stored progress; `nil` in a new database.
    static func read(_ db: Database) throws -> DaySchedule? {
        guard try db.tableExists("factProgress"),
            let row = try Row.fetchOne(db, sql: "SELECT closedDay, nextDevice FROM factProgress")
        else { return nil }
        return DaySchedule(closedDay: row[0], nextDevice: row[1])
    }

    /// The progress of a database that has none: everything stored so far is still to be done.
    static func begin(_ db: Database, now: Timestamp) throws -> DaySchedule {
        let yesterday = CivilCalendar.day(of: now) - 1
        var plan = DaySchedule(closedDay: yesterday, nextDevice: 0)
        let oldest = try Int64.fetchOne(
            db,
            sql: """
                SELECT min(at) FROM (
                    SELECT min(minute) * 60000 AS at FROM reading UNION ALL SELECT min(receivedAt) FROM event)
                """)
        if let oldest = oldest.map({ CivilCalendar.day(of: Timestamp(milliseconds: $0)) }) {
            plan.closedDay = min(yesterday, max(oldest, yesterday - longestBackfill) - 1)
        }
        try plan.save(db)
        return plan
    }

    /// Does one step.
    /// - Returns: Whether something was done.
    mutating func step(_ db: Database, now: Timestamp) throws -> Bool {
        let day = closedDay + 1
        guard now >= CivilCalendar.start(ofDay: day + 1) + Housekeeping.grace else { return false }
        var next = self
        try db.inTransaction(.immediate) {
            let count = try Int64.fetchOne(db, sql: "SELECT count(*) FROM device") ?? 0
            if nextDevice < count, try Self.hasRows(db, near: day) {
                next.nextDevice = min(count, nextDevice + Int64(Housekeeping.rowsPerStep))
                try Self.put(db, day: day, devices: nextDevice..<next.nextDevice)
            } else {
                try Self.putBeds(db, day: day)
                next = DaySchedule(closedDay: day, nextDevice: 0)
            }
            try next.save(db)
            return .commit
        }
        self = next
        return true
    }

    private func save(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO factProgress (id, closedDay, nextDevice) VALUES (1, ?, ?)
                ON CONFLICT (id) DO UPDATE SET closedDay = excluded.closedDay, nextDevice = excluded.nextDevice
                """,
            arguments: [closedDay, nextDevice])
    }

    /// Whether anything was heard in the day or so shortly before that a device may count as online in it.
    private static func hasRows(_ db: Database, near day: Int32) throws -> Bool {
        let start = CivilCalendar.start(ofDay: day) - longestSilence
        let end = CivilCalendar.start(ofDay: day) + CivilCalendar.dayLength
        return try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM reading WHERE minute >= ? AND minute < ?)
                    OR EXISTS (SELECT 1 FROM event WHERE receivedAt >= ?)
                """,
            arguments: [ReadingKey(start).minute, ReadingKey(end).minute, start.milliseconds]) ?? false
    }

    private static func put(_ db: Database, day: Int32, devices: Range<Int64>) throws {
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO factDue (day, kind, number)
                SELECT ?, ?, number FROM device WHERE number >= ? AND number < ?
                """,
            arguments: [day, FactQueue.deviceKind, devices.lowerBound, devices.upperBound])
    }

    private static func putBeds(_ db: Database, day: Int32) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO factDue (day, kind, number) SELECT ?, ?, number FROM bed",
            arguments: [day, FactQueue.bedKind])
    }
}
