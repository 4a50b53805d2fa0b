internal import GRDB

/// Since when a bed's provider answers for it: what was over before is not theirs. Decision 99.
enum Migration0043: Migration {
    static let identifier = "0043 since when a provider answers for a bed"

    /// Nobody wrote down when the present providers took over: they keep what they could see.
    static func migrate(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE bed ADD COLUMN providerSince INTEGER NOT NULL DEFAULT 0")
    }
}
