internal import GRDB

/// Outgoing messages that are of no use after a while.
enum Migration0003: Migration {
    static let identifier = "0003 outgoing messages that expire"

    /// `expiresAt`: gateway time from which the message is not sent any more; NULL for one that always counts.
    static func migrate(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE outbox ADD COLUMN expiresAt INTEGER")
    }
}
