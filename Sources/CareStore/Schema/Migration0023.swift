internal import GRDB

/// One order of all transitions of alarms, and when an open alarm is carried on.
enum Migration0023: Migration {
    static let identifier = "0023 the log of alarms"

    static func migrate(_ db: Database) throws {
        for sql in [log, backfill, moment] { try db.execute(sql: sql) }
    }

    /// Numbers have no gaps: rows are only added, each one after the greatest, by the one writer and in its
    /// transaction.
    private static let log = """
        CREATE TABLE alarmLog (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
            alarm INTEGER NOT NULL,
            edge INTEGER NOT NULL,
            FOREIGN KEY (alarm, edge) REFERENCES alarmEdge (alarm, edge)
        ) STRICT;
        CREATE TRIGGER alarmLogIsNeverChanged BEFORE UPDATE ON alarmLog
            BEGIN SELECT RAISE(ABORT, 'alarmLog is append-only'); END;
        CREATE TRIGGER alarmLogIsNeverDeleted BEFORE DELETE ON alarmLog
            BEGIN SELECT RAISE(ABORT, 'alarmLog is append-only'); END;
        """

    /// Earlier transitions in order of their gateway time; those of one moment by alarm, as a turn wrote them.
    private static let backfill = """
        INSERT INTO alarmLog (alarm, edge) SELECT alarm, edge FROM alarmEdge ORDER BY at, alarm, edge
        """

    /// `escalatesAt`: gateway time at which the next people are told or an answer without a call back lapses; NULL for
    /// never, and for alarms of before until they change. Lists by time look the first number of a time up by receipt.
    private static let moment = """
        ALTER TABLE alarm ADD COLUMN escalatesAt INTEGER;
        CREATE INDEX alarmByReceipt ON alarm (receivedAt);
        """
}
