internal import GRDB

/// What the books say of each device, and since when the gateway knows; both are empty for a device on no book.
enum Migration0019: Migration {
    static let identifier = "0019 custody of devices"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE device ADD COLUMN custody INTEGER CHECK (custody BETWEEN 1 AND 12);
                ALTER TABLE device ADD COLUMN custodySince INTEGER
                    CHECK ((custodySince IS NULL) = (custody IS NULL));
                """)
    }
}
