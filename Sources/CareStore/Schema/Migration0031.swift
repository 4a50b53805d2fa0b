internal import GRDB

/// Moves by which an asset came back or was taken off the books: summaries read the moves of those assets alone, and of
/// these the ones that count. Entries of money by county and day: the first day on record is looked up in the index.
enum Migration0031: Migration {
    static let identifier = "0031 assets that came back, money by day"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE INDEX assetMoveBack ON assetMove (asset, toState)
                    WHERE toState IN ('returned', 'repair', 'retired');
                CREATE INDEX assetMoveCounted ON assetMove (asset, number)
                    WHERE toState IN ('in-service', 'returned', 'repair', 'retired');
                DROP INDEX moneyEntryByCounty;
                CREATE INDEX moneyEntryByCounty ON moneyEntry (county, "on");
                """)
    }
}
