internal import GRDB

/// Moves by which an asset came back or was taken off the books: summaries read the moves of those assets alone.
enum Migration0031: Migration {
    static let identifier = "0031 assets that came back"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE INDEX assetMoveBack ON assetMove (asset) WHERE toState IN ('returned', 'repair', 'retired')
                """)
    }
}
