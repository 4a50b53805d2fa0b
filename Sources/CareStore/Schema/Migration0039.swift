internal import GRDB

/// Of one transition a person is told once through a channel, and reminded as often as the chain comes back to them:
/// reminders differ by their moment. Without it the second reminder under one transition had no row, and no channel
/// but the broker carried it. Decision 38.
enum Migration0039: Migration {
    static let identifier = "0039 reminders by their moment"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                DROP INDEX notificationOnce;
                CREATE UNIQUE INDEX notificationOnce
                    ON notification (alarm, recipient, channel, edge, purpose, CASE purpose WHEN 3 THEN at ELSE 0 END)
                    WHERE alarm IS NOT NULL;
                """)
    }
}
