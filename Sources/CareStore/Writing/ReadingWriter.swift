internal import CareCore
internal import GRDB

/// Writes readings: the hottest rows of all.
struct ReadingWriter {
    private let insert: HotStatement

    /// `ON CONFLICT` of the key only: `INSERT OR IGNORE` would also swallow rows that fail a CHECK.
    init(_ db: Database) throws {
        insert = try HotStatement(
            db,
            """
            INSERT INTO reading (minute, device, metric, millisecond, value, quality, delay)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (minute, device, metric, millisecond) DO NOTHING
            """)
    }

    /// Writes `rows` in their order; what is already there stays as it is.
    /// - Parameters:
    ///   - rows: The readings of one turn.
    ///   - late: Takes the civil days that were closed before and got a new row.
    /// - Returns: How many were there already.
    /// - Throws: `DatabaseError` as SQLite reports it.
    func write(_ rows: [ReadingRow], late: inout LateDays) throws -> Int {
        var duplicates = 0
        for row in rows {
            let key = ReadingKey(row.at)
            insert.bind(1, key.minute)
            insert.bind(2, Int64(row.device.index))
            insert.bind(3, Int64(row.metric.rawValue))
            insert.bind(4, key.millisecond)
            insert.bind(5, row.value)
            insert.bind(6, ReadingQuality(row.validity, isServerTime: row.isServerTime).bits)
            insert.bind(7, (row.receivedAt - row.at).count)
            try insert.run()
            if insert.changes == 0 {
                duplicates += 1
            } else {
                late.note(row.device, at: row.at)
            }
        }
        return duplicates
    }
}
