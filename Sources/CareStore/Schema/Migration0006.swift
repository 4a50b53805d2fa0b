internal import GRDB

/// Contact book and duty rota, and how to find a household.
enum Migration0006: Migration {
    static let identifier = "0006 contacts, duty rota"

    static func migrate(_ db: Database) throws {
        for sql in [contacts, shifts, locations] { try db.execute(sql: sql) }
    }

    /// `scope` and `channels` in their text forms; `channels` and `name` are personal data. `fromMinute` and
    /// `untilMinute` are minutes of the day, both or neither; `validFrom` and `validUntil` gateway time.
    private static let contacts = """
        CREATE TABLE contact (
            person TEXT NOT NULL CHECK (length(person) BETWEEN 1 AND 32),
            role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 63),
            scope TEXT NOT NULL CHECK (length(scope) > 0),
            name TEXT NOT NULL CHECK (length(name) > 0),
            channels TEXT NOT NULL CHECK (length(channels) > 0),
            language TEXT NOT NULL CHECK (language IN ('zh', 'en')),
            fromMinute INTEGER CHECK (fromMinute BETWEEN 0 AND 1439),
            untilMinute INTEGER CHECK (untilMinute BETWEEN 0 AND 1439),
            validFrom INTEGER,
            validUntil INTEGER,
            PRIMARY KEY (person, role, scope),
            CHECK ((fromMinute IS NULL) = (untilMinute IS NULL)),
            CHECK (validUntil > validFrom)
        ) STRICT, WITHOUT ROWID;
        """

    /// Personal data; degrees of WGS 84, both or neither.
    private static let locations = """
        ALTER TABLE household ADD COLUMN address TEXT CHECK (length(address) > 0);
        ALTER TABLE household ADD COLUMN latitude REAL CHECK (latitude BETWEEN -90 AND 90);
        ALTER TABLE household ADD COLUMN longitude REAL CHECK (longitude BETWEEN -180 AND 180)
            CHECK ((longitude IS NULL) = (latitude IS NULL));
        """

    private static let shifts = """
        CREATE TABLE dutyShift (
            role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 63),
            scope TEXT NOT NULL CHECK (length(scope) > 0),
            start INTEGER NOT NULL,
            person TEXT NOT NULL CHECK (length(person) BETWEEN 1 AND 32),
            until INTEGER NOT NULL CHECK (until > start),
            PRIMARY KEY (role, scope, start, person)
        ) STRICT, WITHOUT ROWID;
        """
}
