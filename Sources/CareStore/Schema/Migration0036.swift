internal import GRDB

/// Entries of money by case, with all that summaries read of them: what belongs together lies together, and no entry
/// is looked up in its table. Decision 66.
enum Migration0036: Migration {
    static let identifier = "0036 money by county and case"

    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE INDEX moneyEntryByCountyAndCase
                    ON moneyEntry (county, careCase, bed, training, kind, head, "on", amount, money)
                """)
    }
}
