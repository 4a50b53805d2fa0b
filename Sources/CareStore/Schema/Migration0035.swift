internal import GRDB

/// The hub through which an event came, as the message named it: buttons of many beds that are pressed through one are
/// a pattern to be looked at. It need not be known here.
enum Migration0035: Migration {
    static let identifier = "0035 the hub of an event"

    static func migrate(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE event ADD COLUMN hub TEXT CHECK (length(hub) BETWEEN 1 AND 32)")
    }
}
