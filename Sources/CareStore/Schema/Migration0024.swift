internal import GRDB

/// Answers to requests that their senders marked with a key of their own.
enum Migration0024: Migration {
    static let identifier = "0024 answers to marked requests"

    /// `outcome`: 0 refused, 1 done. `text`: the answer, or the reasons, one a line.
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE requestAnswer (
                    person TEXT NOT NULL CHECK (length(person) > 0),
                    key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
                    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
                    at INTEGER NOT NULL,
                    outcome INTEGER NOT NULL CHECK (outcome IN (0, 1)),
                    text TEXT NOT NULL,
                    PRIMARY KEY (person, key)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX requestAnswerByTime ON requestAnswer (at);
                """)
    }
}
