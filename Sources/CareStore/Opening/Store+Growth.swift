internal import GRDB

extension Store {
    /// Holds the file at its present number of pages, or lets it grow again: a disk that is full for this database
    /// alone, for tests and simulations.
    package func limitGrowth(_ isLimited: Bool) throws {
        try pool.writeWithoutTransaction { db in
            let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(isLimited ? pages : Self.mostPages)")
        }
    }

    /// SQLite's own bound. Source: https://www.sqlite.org/limits.html
    private static let mostPages: Int64 = 4_294_967_294
}

extension SQLiteCommitter {
    /// As the store's own, for whoever holds only the committer.
    package func limitGrowth(_ isLimited: Bool) throws { try store.limitGrowth(isLimited) }
}
