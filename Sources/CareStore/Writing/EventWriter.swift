internal import CareCore
internal import GRDB
internal import Ingest

/// Writes events.
///
/// The core decides what is a duplicate; the unique indexes are the last line of defence. An event that they refuse
/// is a mistake of the program while its identity must still be remembered, and stops the turn. Beyond
/// `Limits.deduplicationAge` and `Limits.deduplicationPerDevice` the core has forgotten by rule: then the row is there
/// already and is skipped and counted, because refusing it for ever would stop the line.
struct EventWriter {
    private let insert: HotStatement

    init(_ db: Database) throws {
        insert = try HotStatement(
            db,
            """
            INSERT INTO event
                (device, kind, reference, deviceTime, at, receivedAt, isTest, isLate, bed, household, data, hub)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    }

    /// Writes `rows` in their order.
    /// - Returns: How many were there already and had been forgotten.
    func write(_ rows: [EventRow], _ db: Database, late: inout LateDays) throws -> Int {
        var forgotten = 0
        for row in rows {
            do {
                try insert(row)
                late.note(row.device, at: row.at)
            } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
                guard try Self.wasForgotten(row, db) else { throw error }
                forgotten += 1
            }
        }
        return forgotten
    }

    private func insert(_ row: EventRow) throws {
        insert.bind(1, Int64(row.device.index))
        insert.bind(2, Int64(row.kind.rawValue))
        insert.bind(4, row.deviceTime?.milliseconds)
        insert.bind(5, row.at.milliseconds)
        insert.bind(6, row.receivedAt.milliseconds)
        insert.bind(7, row.isTest)
        insert.bind(8, row.isLate)
        PlaceColumns(row.place).bind(to: insert, at: 9)
        insert.bind(12, copyOf: row.hub?.text)
        try row.data.withUnsafeBytes { data in
            insert.bind(11, bytes: data)
            guard var reference = row.reference else {
                insert.bindNull(3)
                return try insert.run()
            }
            try reference.withUTF8 { text in
                insert.bind(3, text: text)
                try insert.run()
            }
        }
    }

    /// Whether the stored event of the same identity is one that the core need not remember any more.
    private static func wasForgotten(_ row: EventRow, _ db: Database) throws -> Bool {
        let found = try Row.fetchOne(
            db,
            sql: """
                SELECT number, receivedAt FROM event
                WHERE device = ? AND kind = ? AND reference IS ? AND deviceTime IS ?
                ORDER BY number DESC LIMIT 1
                """,
            arguments: [
                row.device.index, Int64(row.kind.rawValue), row.reference, row.deviceTime?.milliseconds,
            ])
        guard let found else { return false }
        let receivedAt = Timestamp(milliseconds: found["receivedAt"])
        if row.receivedAt - receivedAt >= Limits.deduplicationAge { return true }
        let newer = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM event WHERE device = ? AND number > ?",
            arguments: [row.device.index, found["number"] as Int64])
        return (newer ?? 0) >= Limits.deduplicationPerDevice - Limits.deduplicationForgotten
    }
}
