internal import GRDB

/// The schema's history: which steps there are and whether a file may be opened.
enum Schema {
    /// All steps, oldest first. The position, from 1, is the schema's number in `PRAGMA user_version`.
    static var migrations: [any Migration.Type] {
        [
            Migration0001.self, Migration0002.self, Migration0003.self, Migration0004.self, Migration0005.self,
            Migration0006.self, Migration0007.self, Migration0008.self, Migration0009.self, Migration0010.self,
            Migration0011.self, Migration0012.self, Migration0013.self, Migration0014.self, Migration0015.self,
            Migration0016.self, Migration0017.self, Migration0018.self, Migration0019.self, Migration0020.self,
            Migration0021.self, Migration0022.self, Migration0023.self, Migration0024.self, Migration0025.self,
            Migration0026.self, Migration0027.self, Migration0028.self, Migration0029.self, Migration0030.self,
            Migration0031.self, Migration0032.self, Migration0033.self, Migration0034.self, Migration0035.self,
            Migration0036.self, Migration0037.self, Migration0038.self, Migration0039.self, Migration0040.self,
            Migration0041.self, Migration0042.self, Migration0043.self,
        ]
    }

    /// Number of the schema that this program writes.
    static var current: Int { migrations.count }

    /// Refuses what is not ours or newer, without changing anything.
    /// - Parameters:
    ///   - db: The opened database; may be empty.
    ///   - path: For the message.
    /// - Returns: The schema's number; 0 for a new file.
    /// - Throws: `StoreError` of kind `foreign` or `newer`.
    static func check(_ db: Database, path: String) throws -> Int {
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'grdb_%'") ?? 0
        if tables == 0 && application == 0 { return 0 }
        guard application == ConnectionSettings.applicationID else {
            throw StoreError(
                .foreign,
                "\(path) is an SQLite database of another program (application id \(application) where "
                    + "\(ConnectionSettings.applicationID) was expected); name another file with --database")
        }
        guard found <= current else {
            throw StoreError(
                .newer,
                "\(path) has schema \(found), written by a newer version; this one knows schemas up to \(current). "
                    + "Install the newer version again, or restore the backup made before the update")
        }
        return found
    }

    /// Brings a file to the schema `last`.
    ///
    /// A new file takes over a database without rows, in one transaction: whatever dies meanwhile leaves an empty file.
    /// An older one takes the steps that are missing, each in its own transaction.
    /// - Parameters:
    ///   - writer: The file.
    ///   - found: What `check` said of it.
    ///   - last: The schema to come to.
    /// - Throws: `StoreError` of a step that refuses, `DatabaseError` otherwise.
    static func bring(_ writer: DatabasePool, from found: Int, to last: Int = current) throws {
        if found == 0 && last == current { return try blank.get().backup(to: writer) }
        try migrate(writer, upTo: last)
    }

    /// A database without rows, made by all steps in memory once a process: they take ten times what copying it takes
    /// (decision 84).
    private static let blank = Result {
        let queue = try DatabaseQueue()
        try migrate(queue, upTo: current)
        return queue
    }

    /// Takes all steps up to `last` that were not taken yet, each in its own transaction.
    static func migrate(_ writer: some DatabaseWriter, upTo last: Int) throws {
        var migrator = DatabaseMigrator()
        for (position, migration) in migrations.prefix(last).enumerated() {
            migrator.registerMigration(migration.identifier) { db in
                try migration.migrate(db)
                try db.execute(sql: "PRAGMA application_id = \(ConnectionSettings.applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(position + 1)")
            }
        }
        try migrator.migrate(writer)
    }
}
