internal import GRDB

/// Absences are kept, what records were erased is listed, and what alarms about records look up has indexes.
enum Migration0018: Migration {
    static let identifier = "0018 absences and erasures"

    static func migrate(_ db: Database) throws {
        for sql in [absence, erasure, handover, reviews] { try db.execute(sql: sql) }
    }

    /// Every time for which a resident was away, for good: the list of what holds alarms back forgets it.
    private static let absence = """
        CREATE TABLE absence (
            number INTEGER PRIMARY KEY,
            bed INTEGER NOT NULL REFERENCES bed(number),
            kind TEXT NOT NULL CHECK (kind IN ('away', 'hospital')),
            fromAt INTEGER NOT NULL,
            untilAt INTEGER,
            reason TEXT NOT NULL,
            begunBy TEXT NOT NULL,
            endedAt INTEGER CHECK (endedAt >= fromAt),
            endedBy TEXT,
            CHECK ((endedAt IS NULL) = (endedBy IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX absenceRunning ON absence(bed) WHERE endedAt IS NULL;
        CREATE INDEX absenceByTime ON absence(bed, fromAt);
        """

    /// What was deleted, wiped or erased, by which release: either a row by table and key, or an entry of the ledger
    /// whose body is gone. And how far each release is carried out.
    private static let erasure = """
        CREATE TABLE erasure (
            number INTEGER PRIMARY KEY,
            release INTEGER NOT NULL REFERENCES ledger(number),
            at INTEGER NOT NULL,
            tableName TEXT,
            rowKey TEXT,
            entry INTEGER UNIQUE REFERENCES ledger(number),
            CHECK ((tableName IS NULL) = (rowKey IS NULL)),
            CHECK ((tableName IS NULL) <> (entry IS NULL))
        ) STRICT;
        CREATE INDEX erasureByRow ON erasure(tableName, rowKey);
        CREATE TRIGGER erasureIsNeverChanged BEFORE UPDATE ON erasure
            BEGIN SELECT RAISE(ABORT, 'the list of erasures is append-only'); END;
        CREATE TRIGGER erasureIsNeverDeleted BEFORE DELETE ON erasure
            BEGIN SELECT RAISE(ABORT, 'the list of erasures is append-only'); END;
        CREATE TABLE erasureProgress (
            release INTEGER PRIMARY KEY REFERENCES ledger(number),
            cursor TEXT,
            records INTEGER NOT NULL,
            entries INTEGER NOT NULL,
            finishedAt INTEGER
        ) STRICT;
        CREATE INDEX ledgerReleases ON ledger(number) WHERE form = 'records-release';
        """

    /// What was open at a handover is looked up by when it closed.
    private static let handover = """
        CREATE INDEX alarmByClosing ON alarm(closedAt) WHERE closedAt IS NOT NULL;
        CREATE INDEX maintenanceOrderByClosing ON maintenanceOrder(closedAt) WHERE closedAt IS NOT NULL;
        """

    private static let reviews = """
        CREATE INDEX visitWaiting ON visit(state, plannedStart);
        CREATE INDEX abnormalEventByResident ON abnormalEvent(resident);
        """
}
