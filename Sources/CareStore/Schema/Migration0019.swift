internal import GRDB

/// What the books say of each device, and since when the gateway knows; since when nobody is served in a bed; what
/// people must know before they act on an alarm. Empty for what is on no book, for a bed in service, for nothing.
enum Migration0019: Migration {
    static let identifier = "0019 custody of devices"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE device ADD COLUMN custody INTEGER CHECK (custody BETWEEN 1 AND 12);
                ALTER TABLE device ADD COLUMN custodySince INTEGER
                    CHECK ((custodySince IS NULL) = (custody IS NULL));
                ALTER TABLE bed ADD COLUMN serviceEndedAt INTEGER;
                ALTER TABLE alarm ADD COLUMN note TEXT;
                """)
    }
}
