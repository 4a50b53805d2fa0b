internal import GRDB

/// The table of single facts about the database itself.
enum Meta {
    /// Under which the identity of the database stands.
    static let instanceKey = "instance"

    /// The identity of the database; written now when it has none.
    static func instance(_ db: Database, new: () -> String) throws -> String {
        if let found = try value(db, instanceKey) { return found }
        let made = new()
        try set(db, instanceKey, to: made)
        return made
    }

    private static let recordKeyKey = "recordKey"

    /// Takes the first key that comes as the key of the records, and refuses any other later.
    static func check(_ key: RecordKey, _ db: Database) throws {
        guard let found = try value(db, recordKeyKey) else { return try set(db, recordKeyKey, to: key.fingerprint) }
        try compare(key, found)
    }

    /// Whether `key` is that of the records, for who may not write.
    static func checkForReading(_ key: RecordKey, _ db: Database) throws {
        if let found = try value(db, recordKeyKey) { try compare(key, found) }
    }

    private static func compare(_ key: RecordKey, _ found: String) throws {
        guard found == key.fingerprint else {
            throw StoreError(
                .unusable,
                "records.keyFile holds another key than the one with which this database's records were written "
                    + "(\(key.fingerprint.prefix(8))… where \(found.prefix(8))… was expected); put the right file back")
        }
    }

    /// The value under `key`; `nil` when there is none.
    static func value(_ db: Database, _ key: String) throws -> String? {
        try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key])
    }

    /// Puts a value under `key`, replacing what was there.
    static func set(_ db: Database, _ key: String, to value: String) throws {
        try db.execute(
            sql: "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            arguments: [key, value])
    }
}
