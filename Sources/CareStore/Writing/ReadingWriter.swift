internal import CareCore
internal import GRDB

/// Writes readings: the hottest rows of all.
///
/// Several rows go into one statement where the turn has them: a quarter of SQLite's work on a row is the statement
/// round it. Measured: `Tests/Benchmarks/run backlog`.
struct ReadingWriter {
    /// Rows of the wider statement; 7 parameters each.
    static let rowsAtOnce = 16

    private let insert: HotStatement
    private let insertMany: HotStatement

    init(_ db: Database) throws {
        insert = try HotStatement(db, Self.sql(rows: 1))
        insertMany = try HotStatement(db, Self.sql(rows: Self.rowsAtOnce))
    }

    /// `ON CONFLICT` of the key only: `INSERT OR IGNORE` would also swallow rows that fail a CHECK.
    private static func sql(rows: Int) -> String {
        """
        INSERT INTO reading (minute, device, metric, millisecond, value, quality, delay)
        VALUES \(Array(repeating: "(?, ?, ?, ?, ?, ?, ?)", count: rows).joined(separator: ", "))
        ON CONFLICT (minute, device, metric, millisecond) DO NOTHING
        """
    }

    /// Writes `rows` in their order; what is already there stays as it is.
    /// - Parameters:
    ///   - rows: The readings of one turn.
    ///   - late: Takes the civil days that were closed before and got a new row.
    /// - Returns: How many were there already.
    /// - Throws: `DatabaseError` as SQLite reports it.
    func write(_ rows: [ReadingRow], late: inout LateDays) throws -> Int {
        var duplicates = 0
        var start = 0
        while start < rows.count {
            let end = start + Self.rowsAtOnce
            if end <= rows.count, !rows[start..<end].contains(where: { late.concerns($0.at) }) {
                duplicates += try write(rows[start..<end], with: insertMany)
                start = end
            } else {
                // Whether a row of a closed day is new decides about the day's facts, so it is asked alone.
                let isDuplicate = try write(rows[start...start], with: insert) > 0
                if isDuplicate { duplicates += 1 } else { late.note(rows[start].device, at: rows[start].at) }
                start += 1
            }
        }
        return duplicates
    }

    /// Executes one statement with as many rows as it takes.
    /// - Returns: How many of them were there already.
    private func write(_ rows: ArraySlice<ReadingRow>, with statement: HotStatement) throws -> Int {
        var position: Int32 = 1
        for row in rows {
            let key = ReadingKey(row.at)
            statement.bind(position, key.minute)
            statement.bind(position + 1, Int64(row.device.index))
            statement.bind(position + 2, Int64(row.metric.rawValue))
            statement.bind(position + 3, key.millisecond)
            statement.bind(position + 4, row.value)
            statement.bind(position + 5, ReadingQuality(row.validity, isServerTime: row.isServerTime).bits)
            statement.bind(position + 6, (row.receivedAt - row.at).count)
            position += 7
        }
        try statement.run()
        return rows.count - statement.changes
    }
}
