internal import GRDB

/// Who may come in through the HTTP interface.
enum Migration0021: Migration {
    static let identifier = "0021 users, tokens, sessions"

    static func migrate(_ db: Database) throws {
        for sql in [user, token, session] { try db.execute(sql: sql) }
    }

    /// `scope` as its text form: kind and places. `verifier` is sealed; NULL for who comes by tokens alone.
    private static let user = """
        CREATE TABLE user (
            user TEXT NOT NULL PRIMARY KEY CHECK (user <> 'gateway'),
            name BLOB NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('operator', 'provider-lead', 'township', 'county', 'prefecture',
                'technician', 'auditor', 'family')),
            scope TEXT NOT NULL CHECK (length(scope) > 0),
            language TEXT NOT NULL CHECK (language IN ('zh', 'en')),
            state TEXT NOT NULL CHECK (state IN ('active', 'locked', 'ended')),
            verifier BLOB,
            sessionsFrom INTEGER,
            lockedOutUntil INTEGER,
            reason BLOB,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED,
            CHECK (state <> 'ended' OR verifier IS NULL),
            CHECK (role <> 'family' OR verifier IS NULL),
            CHECK ((role = 'prefecture') = (scope = 'everything')),
            CHECK ((role = 'family') = (scope GLOB 'bed *'))
        ) STRICT;
        """

    private static let token = """
        CREATE TABLE token (
            token TEXT NOT NULL PRIMARY KEY CHECK (length(token) BETWEEN 4 AND 20),
            user TEXT NOT NULL REFERENCES user (user),
            secretHash BLOB NOT NULL,
            capabilities TEXT,
            expiresAt INTEGER NOT NULL,
            note BLOB,
            revokedAt INTEGER,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX tokenByUser ON token (user);
        """

    private static let session = """
        CREATE TABLE session (
            session TEXT NOT NULL PRIMARY KEY,
            user TEXT NOT NULL REFERENCES user (user),
            secretHash BLOB NOT NULL,
            address BLOB NOT NULL,
            startedAt INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL CHECK (expiresAt > startedAt AND expiresAt - startedAt <= 43200000),
            endedAt INTEGER,
            ledgerEntry INTEGER NOT NULL REFERENCES ledger (number) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;
        CREATE INDEX sessionByUser ON session (user);
        """
}
