import GRDB
import SimKit

extension AuditDatabase {
    private static let columns = """
        SELECT number, purpose, alarm, edge, role, recipient, priority, isDrill, at, expiresAt FROM notification
        """

    /// Who was told, after the row of that number, in order.
    func notifications(after number: Int64) throws -> [NotificationRow] {
        try queue.read { db in
            try Row.fetchAll(db, sql: "\(Self.columns) WHERE number > ? ORDER BY number", arguments: [number])
                .map { Self.notification($0) }
        }
    }

    /// The row of that number; `nil` when there is none.
    func notification(_ number: Int64) throws -> NotificationRow? {
        try queue.read { db in
            try Row.fetchOne(db, sql: "\(Self.columns) WHERE number = ?", arguments: [number])
                .map { Self.notification($0) }
        }
    }

    /// Numbers of the letters whose message the broker has not confirmed.
    func waitingLetters() throws -> Set<Int64> {
        try queue.read { db in
            let numbers = try String.fetchAll(
                db,
                sql: """
                    SELECT json_extract(CAST(payload AS TEXT), '$.id') FROM outbox WHERE topic LIKE '%/notify/%'
                    """)
            return Set(numbers.compactMap { Int64($0) })
        }
    }

    private static func notification(_ row: Row) -> NotificationRow {
        NotificationRow(
            number: row[0], purpose: StoredNumbers.purposes[row[1]] ?? "purpose \(row[1] as Int64)", alarm: row[2],
            edge: row[3], role: row[4], recipient: row[5], priority: row[6], isDrill: row[7] == 1,
            at: Moment(milliseconds: row[8]), expiresAt: (row[9] as Int64?).map { Moment(milliseconds: $0) })
    }
}
