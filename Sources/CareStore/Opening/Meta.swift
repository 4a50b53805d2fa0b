internal import GRDB

/// The table of single facts about the database itself.
enum Meta {
    private static let instanceKey = "instance"

    /// The identity of the database; written now when it has none.
    static func instance(_ db: Database, new: () -> String) throws -> String {
        if let found = try value(db, instanceKey) { return found }
        let made = new()
        try set(db, instanceKey, to: made)
        return made
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
