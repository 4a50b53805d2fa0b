internal import GRDB

/// When each device was heard last, for lists: it stands in the encoded state, which only the line reads.
enum Migration0025: Migration {
    static let identifier = "0025 last contact of devices"

    /// Gateway time of the newest message at the checkpoint; NULL for one that was never heard, and until the first
    /// checkpoint after the update.
    static func migrate(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE deviceState ADD COLUMN heardAt INTEGER")
    }
}
