internal import GRDB

/// Overrides of rules, and the provider of a bed.
enum Migration0007: Migration {
    static let identifier = "0007 overrides of rules"

    /// `ruleOverride` is the whole history: the newest row of (level, scope, rule, field) is in force; NULL sets back.
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE bed ADD COLUMN provider TEXT;
                CREATE TABLE ruleOverride (
                    number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
                    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
                    scope TEXT NOT NULL,
                    rule TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 40),
                    field TEXT NOT NULL CHECK (length(field) > 0),
                    value TEXT,
                    at INTEGER NOT NULL,
                    actor TEXT NOT NULL CHECK (length(actor) > 0),
                    reason TEXT NOT NULL CHECK (length(reason) > 0)
                ) STRICT;
                CREATE INDEX ruleOverrideByField ON ruleOverride (level, scope, rule, field, number);
                CREATE TRIGGER ruleOverrideIsNeverChanged BEFORE UPDATE ON ruleOverride
                    BEGIN SELECT RAISE(ABORT, 'ruleOverride is append-only'); END;
                CREATE TRIGGER ruleOverrideIsNeverDeleted BEFORE DELETE ON ruleOverride
                    BEGIN SELECT RAISE(ABORT, 'ruleOverride is append-only'); END;
                """)
    }
}
