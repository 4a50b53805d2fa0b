internal import GRDB

/// What summaries read of money, of assets that came back and of their moves, as a whole in indexes: no row is looked
/// up in its table. Entries of money of one case lie together. Decision 66.
enum Migration0036: Migration {
    static let identifier = "0036 money and assets of summaries"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE INDEX moneyEntryByCountyAndCase
                    ON moneyEntry (county, careCase, bed, training, kind, head, "on", amount, money);
                CREATE INDEX assetWithCounty ON asset (asset, county, kind);
                DROP INDEX assetMoveCounted;
                CREATE INDEX assetMoveCounted ON assetMove (asset, number, fromState, toState, at, bed)
                    WHERE toState IN ('in-service', 'returned', 'repair', 'retired');
                """)
    }
}
