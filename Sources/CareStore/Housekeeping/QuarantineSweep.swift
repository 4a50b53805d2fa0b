internal import CareCore
internal import GRDB

/// Keeps the quarantine within its bounds: the newest rows, none older than allowed.
enum QuarantineSweep {
    /// Deletes at most `Housekeeping.rowsPerStep` rows, the oldest first.
    /// - Returns: Whether there was something to delete.
    static func step(_ db: Database, _ retention: Retention, now: Timestamp) throws -> Bool {
        let newest = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(number) FROM quarantine")) ?? 0
        let condition = """
            number IN (SELECT number FROM (
                SELECT number, receivedAt FROM quarantine ORDER BY number LIMIT \(Housekeeping.rowsPerStep))
            WHERE number <= ? OR receivedAt < ?)
            """
        let arguments: StatementArguments = [
            newest - retention.quarantineRows, (now - retention.quarantineAge).milliseconds,
        ]
        let isOverdue = try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT number <= ? OR receivedAt < ? FROM quarantine ORDER BY number LIMIT 1"),
            arguments: arguments)
        guard isOverdue == true else { return false }
        try ReadingSweep.inSecureTransaction(db) {
            try db.execute(sql: "DELETE FROM quarantine WHERE \(condition)", arguments: arguments)
        }
        return true
    }
}
