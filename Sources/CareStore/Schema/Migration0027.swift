internal import GRDB

/// Kit items are found by the serial number of what is fitted: each step of a thing that sends nothing asks for it.
enum Migration0027: Migration {
    static let identifier = "0027 kit items by serial number"

    static func migrate(_ db: Database) throws {
        try db.execute(sql: "CREATE INDEX kitItemBySerial ON kitItem (serial) WHERE serial IS NOT NULL")
    }
}
