internal import CareCore
internal import GRDB

/// Deletes old messages to people and the tries to deliver them; what still waits is kept.
enum NotificationSweep {
    /// Deletes at most `Housekeeping.rowsPerStep` rows, the oldest first.
    /// - Returns: Whether there was something to delete.
    static func step(_ db: Database, _ retention: Retention, now: Timestamp) throws -> Bool {
        let before = (now - retention.notifications).milliseconds
        for (table, key, condition) in tables {
            let oldest = "SELECT \(key) FROM \(table) WHERE at < ? AND \(condition) ORDER BY at"
            guard try Row.fetchOne(db.cachedStatement(sql: "\(oldest) LIMIT 1"), arguments: [before]) != nil else {
                continue
            }
            try ReadingSweep.inSecureTransaction(db) {
                try db.execute(
                    sql: """
                        DELETE FROM \(table) WHERE (\(key)) IN (\(oldest) LIMIT \(Housekeeping.rowsPerStep))
                        """, arguments: [before])
            }
            return true
        }
        return false
    }

    private static let tables = [
        ("notificationAttempt", "message, attempt", "TRUE"), ("notification", "number", "outcome <> 0"),
    ]
}
