internal import GRDB

/// Messages to people and each try to deliver them.
enum Migration0005: Migration {
    static let identifier = "0005 notifications"

    static func migrate(_ db: Database) throws {
        for sql in [notification, attempt] { try db.execute(sql: sql) }
    }

    /// `outcome`: 0 waiting, 1 delivered, 2 refused, 3 expired, 4 superseded, 5 inhibited, 6 published. `dueAt`: when
    /// it is tried next, as long as it waits. `message`: identity of the message it went in, for its receiver.
    /// `isReached`: it was, or may have been, received. `address` is personal data.
    ///
    /// Nobody is told one transition of an alarm twice for one purpose through one channel, says the index; with the
    /// alarm, recipient and channel in front it also finds what else waits of the same alarm for the same person.
    private static let notification = """
        CREATE TABLE notification (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
            purpose INTEGER NOT NULL CHECK (purpose BETWEEN 1 AND 7),
            alarm INTEGER REFERENCES alarm (number),
            edge INTEGER NOT NULL CHECK (edge >= 0),
            role TEXT NOT NULL,
            recipient TEXT NOT NULL CHECK (length(recipient) > 0),
            channel TEXT NOT NULL CHECK (length(channel) > 0),
            address TEXT NOT NULL,
            priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),
            at INTEGER NOT NULL,
            expiresAt INTEGER,
            isDrill INTEGER NOT NULL CHECK (isDrill IN (0, 1)),
            dueAt INTEGER,
            outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 6),
            settledAt INTEGER,
            message TEXT CHECK (length(message) > 0),
            attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            isReached INTEGER NOT NULL DEFAULT 0 CHECK (isReached IN (0, 1)),
            CHECK ((alarm IS NULL) = (edge = 0)),
            CHECK ((outcome = 0) = (dueAt IS NOT NULL)),
            CHECK ((outcome = 0) = (settledAt IS NULL)),
            CHECK (outcome <> 1 OR isReached = 1)
        ) STRICT;
        CREATE UNIQUE INDEX notificationOnce ON notification (alarm, recipient, channel, edge, purpose)
            WHERE alarm IS NOT NULL;
        CREATE INDEX notificationDue ON notification (channel, priority, dueAt) WHERE dueAt IS NOT NULL;
        CREATE INDEX notificationNext ON notification (dueAt) WHERE dueAt IS NOT NULL;
        CREATE INDEX notificationByTime ON notification (at);
        """

    /// `result`: 1 delivered, 2 failed, 3 refused, 4 unanswered. `length` in ms.
    private static let attempt = """
        CREATE TABLE notificationAttempt (
            message TEXT NOT NULL CHECK (length(message) > 0),
            attempt INTEGER NOT NULL CHECK (attempt >= 1),
            channel TEXT NOT NULL CHECK (length(channel) > 0),
            at INTEGER NOT NULL,
            length INTEGER NOT NULL CHECK (length >= 0),
            result INTEGER NOT NULL CHECK (result BETWEEN 1 AND 4),
            answer TEXT NOT NULL,
            PRIMARY KEY (message, attempt)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX notificationAttemptByTime ON notificationAttempt (at);
        """
}
