public import CareCore
internal import GRDB
internal import Synchronization

extension Store {
    /// Takes over the profiles in force for housekeeping, and keeps class, offline limit and what it sees of people of
    /// each for queries. Call it at every start, before the first turn.
    public func register(_ profiles: ProfileSet) throws {
        try pool.write { db in
            for profile in profiles.profiles {
                try db.execute(
                    sql: """
                        INSERT INTO profileFact
                            (profile, class, offlineMilliseconds, handMetrics, roomSense, throughHub)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (profile) DO UPDATE SET
                            class = excluded.class, offlineMilliseconds = excluded.offlineMilliseconds,
                            handMetrics = excluded.handMetrics, roomSense = excluded.roomSense,
                            throughHub = excluded.throughHub
                        """,
                    arguments: [
                        profile.id, Int64(profile.deviceClass.rawValue), profile.liveness?.offline.count,
                        Int64(profile.handMetrics), profile.roomSense.map { Int64($0.rawValue) },
                        profile.liveness?.throughHub ?? false,
                    ])
            }
        }
        self.profiles.withLock { $0 = profiles }
    }

    /// Keeps the source texts of the profiles in force, so that a restart can replay the journal under the profiles it
    /// was made with. Drops the texts that neither the checkpoint nor these profiles need. Call it before the first
    /// turn under new profiles.
    /// - Parameters:
    ///   - fingerprint: `ProfileSet.fingerprint`.
    ///   - files: The texts by file name.
    /// - Throws: `DatabaseError` when the file cannot be written.
    public func putProfileSource(fingerprint: UInt64, files: [String: String]) throws {
        let number = Int64(bitPattern: fingerprint)
        try pool.write { db in
            try db.execute(
                sql: """
                    DELETE FROM profileSource
                    WHERE fingerprint = ? OR fingerprint NOT IN (SELECT profiles FROM coreState)
                    """,
                arguments: [number])
            for (path, text) in files.sorted(by: { $0.key < $1.key }) {
                try db.execute(
                    sql: "INSERT INTO profileSource (fingerprint, path, text) VALUES (?, ?, ?)",
                    arguments: [number, path, text])
            }
        }
    }

    /// The source texts kept under that fingerprint by file name; `nil` when there are none.
    public func profileSource(fingerprint: UInt64) throws -> [String: String]? {
        try pool.read { db in
            var files: [String: String] = [:]
            let rows = try Row.fetchCursor(
                db, sql: "SELECT path, text FROM profileSource WHERE fingerprint = ?",
                arguments: [Int64(bitPattern: fingerprint)])
            while let row = try rows.next() { files[row[0]] = row[1] }
            return files.isEmpty ? nil : files
        }
    }
}
