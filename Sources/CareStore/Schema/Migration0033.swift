internal import GRDB

/// What is set for one bed may end by itself.
enum Migration0033: Migration {
    static let identifier = "0033 ends of overrides"

    static func migrate(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE ruleOverride ADD COLUMN until INTEGER CHECK (until > at)")
    }
}
