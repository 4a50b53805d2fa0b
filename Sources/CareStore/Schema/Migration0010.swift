internal import GRDB

/// The records of the programme: the ledger of everything that was entered, and the tables that it leads to.
enum Migration0010: Migration {
    static let identifier = "0010 records and their ledger"

    static func migrate(_ db: Database) throws {
        for sql in [ledger, devices] { try db.execute(sql: sql) }
    }

    /// What a bed's devices saw is looked up for its visits.
    private static let devices = """
        CREATE INDEX assignmentByBed ON assignment (bed) WHERE bed IS NOT NULL;
        CREATE INDEX assignmentByHousehold ON assignment (household) WHERE household IS NOT NULL;
        """

    /// `body` is sealed; it may be erased when its time is over, and nothing else may change. `digest` is SHA-256 of
    /// the sealed body, `hash` that of the entry before and of this one; see `Ledger`.
    private static let ledger = """
        CREATE TABLE ledger (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
            at INTEGER NOT NULL,
            actor TEXT NOT NULL CHECK (length(actor) > 0),
            form TEXT NOT NULL CHECK (length(form) > 0),
            subject TEXT NOT NULL,
            body BLOB,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
        ) STRICT;
        CREATE INDEX ledgerSubject ON ledger (subject, number);
        CREATE TRIGGER ledgerOnlyForgets BEFORE UPDATE ON ledger
            WHEN new.body IS NOT NULL OR new.number <> old.number OR new.at <> old.at OR new.actor <> old.actor
                OR new.form <> old.form OR new.subject <> old.subject OR new.digest <> old.digest
                OR new.hash <> old.hash
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER ledgerIsNeverDeleted BEFORE DELETE ON ledger
            BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        """
}
