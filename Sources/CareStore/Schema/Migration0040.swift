internal import GRDB

/// How an asset may come onto the books. The table's CHECK means to say it, but compares the missing state before with
/// the one after, and what is unknown passes a CHECK.
enum Migration0040: Migration {
    static let identifier = "0040 first moves of assets"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TRIGGER assetMoveBegins BEFORE INSERT ON assetMove
                    WHEN NEW.fromState IS NULL AND NEW.toState NOT IN ('in-stock', 'installing', 'in-service')
                    BEGIN SELECT RAISE(ABORT, 'an asset begins in-stock, installing or in-service'); END;
                """)
    }
}
