internal import GRDB

/// Names, numbers and addresses of contact book, homes and messages, and the core's state, may lie sealed. Who opens
/// the file seals them, so that the step needs no key. Decision 97.
enum Migration0042: Migration {
    static let identifier = "0042 room for the seal of people"

    /// Columns that hold text or a number until a key comes, with what an earlier migration wrote of them.
    private static let columns: [(table: String, changes: [(open: String, any: String)])] = [
        ("contact", [("name TEXT", "name ANY"), ("channels TEXT", "channels ANY")]),
        (
            "household",
            [
                ("address TEXT", "address ANY"),
                ("latitude REAL CHECK (latitude", "latitude ANY CHECK (typeof(latitude) = 'blob' OR latitude"),
                ("longitude REAL CHECK (longitude", "longitude ANY CHECK (typeof(longitude) = 'blob' OR longitude"),
            ]
        ),
        ("notification", [("address TEXT", "address ANY")]),
        ("notificationAttempt", [("answer TEXT", "answer ANY")]),
    ]

    static func migrate(_ db: Database) throws {
        // What lies open is overwritten where it lay.
        try db.execute(sql: "PRAGMA secure_delete = ON")
        // A table cannot take a name that views look for in vain.
        let views = try Row.fetchAll(
            db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'view' AND instr(sql, 'household') > 0")
        for view in views { try db.execute(sql: "DROP VIEW \(view[0] as String)") }
        for (table, changes) in columns { try widen(table, changes, db) }
        for view in views { try db.execute(sql: view[1]) }
        try db.execute(
            sql: "ALTER TABLE coreState ADD COLUMN isSealed INTEGER NOT NULL DEFAULT 0 CHECK (isSealed IN (0, 1))")
        try db.execute(sql: "PRAGMA secure_delete = FAST")
    }

    private static func widen(_ table: String, _ changes: [(open: String, any: String)], _ db: Database) throws {
        let ofTable = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL AND type ="
        let indexes = try String.fetchAll(db, sql: "\(ofTable) 'index'", arguments: [table])
        var text = try String.fetchOne(db, sql: "\(ofTable) 'table'", arguments: [table]) ?? ""
        text = text.replacing("CREATE TABLE \(table) (", with: "CREATE TABLE wider (")
        for change in changes { text = text.replacing(change.open, with: change.any) }
        try db.execute(sql: text)
        try db.execute(
            sql: """
                INSERT INTO wider SELECT * FROM \(table);
                DROP TABLE \(table);
                ALTER TABLE wider RENAME TO \(table);
                """)
        for index in indexes { try db.execute(sql: index) }
    }
}
