internal import GRDB

/// Who signed for a thing at the bed, and what was seen of its test where the gateway heard nothing. What was signed
/// off before has neither.
enum Migration0037: Migration {
    static let identifier = "0037 who signed for a thing of the kit"

    static func migrate(_ db: Database) throws {
        for column in [
            "testSeen BLOB", "acceptedBy BLOB",
            "acceptedAs TEXT CHECK (acceptedAs IN ('self', 'family', 'guardian', 'agent', 'carer'))",
        ] {
            try db.execute(sql: "ALTER TABLE kitItem ADD COLUMN \(column)")
        }
    }
}
