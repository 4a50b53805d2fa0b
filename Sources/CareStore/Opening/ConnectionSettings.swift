internal import GRDB

/// What every connection to the database is set to, and why.
public enum ConnectionSettings {
    /// Pages in the WAL at which the writer checkpoints after a turn, 8 MB. SQLite's own 1,000 make twice the number of
    /// `fsync`s in a drain; much more makes one checkpoint a pause that the next emergency would feel.
    public static let checkpointPages = 2_000

    /// Bytes to which the WAL file is cut after a checkpoint that emptied it: a long read can let it grow, and the
    /// disk guard would count the room as used.
    public static let journalSizeLimit = 64 * 1_024 * 1_024

    /// Kibibytes of page cache of the writer: a full batch of 1,000 messages dirties about 2 MB and must not spill.
    public static let writerCacheKibibytes = 16_384

    /// Kibibytes of page cache of each reader.
    public static let readerCacheKibibytes = 2_048

    /// `HBGW` in ASCII: tells our files from other SQLite databases.
    public static let applicationID: Int32 = 0x4842_4757

    static func forWriter(readers: Int) -> Configuration {
        var configuration = Configuration()
        configuration.label = "homebed.store"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = readers
        configuration.persistentReadOnlyConnections = true
        // A transaction that begins with records goes over several calls; `TurnTransaction` sees to its end.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { db in
            let cache = db.configuration.readonly ? readerCacheKibibytes : writerCacheKibibytes
            try db.execute(sql: "PRAGMA cache_size = -\(cache)")
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
        }
        return configuration
    }

    static func forReader() -> Configuration {
        var configuration = Configuration()
        configuration.label = "homebed.reader"
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = -\(readerCacheKibibytes)")
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
        }
        return configuration
    }

    /// Sets what must be set after GRDB has opened the pool, and reads it back.
    ///
    /// GRDB executes `PRAGMA synchronous = NORMAL` whenever it turns WAL on, silently undoing what
    /// `prepareDatabase` set; with NORMAL a power cut loses transactions whose messages were acknowledged.
    /// - Throws: `StoreError` when SQLite answers with anything else.
    static func finish(_ db: Database, path: String) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "PRAGMA journal_size_limit = \(journalSizeLimit)")
        try db.execute(sql: "PRAGMA secure_delete = FAST")
        let expectations = [
            ("synchronous", "2", "acknowledged messages would not survive a power cut"),
            ("journal_mode", "wal", "readers would block the line"),
            ("foreign_keys", "1", "rows could point to nobody"),
        ]
        for (pragma, expected, consequence) in expectations {
            let found = try Row.fetchOne(db, sql: "PRAGMA \(pragma)").map { String(describing: $0[0] ?? "nothing") }
            guard found == expected else {
                throw StoreError(
                    .unusable,
                    "\(path): PRAGMA \(pragma) is \(found ?? "unknown") where \(expected) was set; \(consequence), "
                        + "so the gateway does not start. Check that the system's SQLite is a stock build")
            }
        }
    }
}
