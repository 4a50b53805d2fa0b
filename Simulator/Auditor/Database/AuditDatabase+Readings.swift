import GRDB
import SimKit

extension AuditDatabase {
    /// Calls `body` for every reading of those minutes since 1970.
    func forEachReading(inMinutes minutes: Range<Int64>, _ body: (ReadingRow) -> Void) throws {
        try queue.read { db in
            var devices: [Int64: String] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT number, identity FROM device") { devices[row[0]] = row[1] }
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT device, metric, minute, millisecond, value, quality FROM reading
                    WHERE minute >= ? AND minute < ?
                    """, arguments: [minutes.lowerBound, minutes.upperBound])
            while let row = try rows.next() {
                let quality = row[5] as Int64
                body(
                    ReadingRow(
                        device: devices[row[0]] ?? "unknown", metric: row[1],
                        at: Moment(milliseconds: (row[2] as Int64) * 60_000 + (row[3] as Int64)), value: row[4],
                        isValid: quality & 15 == 0, isServerTime: quality & 16 != 0))
            }
        }
    }

    /// How many readings each hour since 1970 has, of those before a minute.
    func readingsByHour(beforeMinute minute: Int64) throws -> [Int64: Int] {
        try queue.read { db in
            var counts: [Int64: Int] = [:]
            let rows = try Row.fetchCursor(
                db, sql: "SELECT minute / 60, count(*) FROM reading WHERE minute < ? GROUP BY 1", arguments: [minute])
            while let row = try rows.next() { counts[row[0]] = row[1] }
            return counts
        }
    }

    /// How many readings there are in those minutes.
    func readings(inMinutes minutes: Range<Int64>) throws -> Int {
        try queue.read {
            try Int.fetchOne(
                $0, sql: "SELECT count(*) FROM reading WHERE minute >= ? AND minute < ?",
                arguments: [minutes.lowerBound, minutes.upperBound]) ?? 0
        }
    }
}
