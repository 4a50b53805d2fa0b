public import CareCore
internal import GRDB

/// Backups: a folder with the database as one file and its manifest. The key of the records is not in it. Decision 48.
public enum Backup {
    /// Makes a backup of a database, beside a running gateway or without one.
    ///
    /// The copy is checked as a whole before it gets its name; what is found wrong with its content is no reason not to
    /// have it.
    /// - Parameters:
    ///   - database: Path of the database.
    ///   - folder: The folder to be made; must not exist.
    ///   - program: Version of the program.
    ///   - now: Gateway time.
    ///   - reserveBytes: Free bytes that must stay beside the database.
    ///   - progress: Called with bytes done and bytes in all.
    /// - Returns: The manifest, and what the check of the copy found.
    /// - Throws: `StoreError`; nothing is left then.
    public static func make(
        of database: String, to folder: String, program: String, at now: Timestamp, reserveBytes: Int64,
        progress: (Int64, Int64) -> Void = { _, _ in }
    ) throws -> (manifest: BackupManifest, findings: [String]) {
        try WholeFolder.make(folder, from: database, refuse: refuse) { partial in
            let file = "\(partial)/\(BackupManifest.databaseName)"
            try OnlineCopy(source: database, reserveBytes: reserveBytes).make(file, progress: progress)
            let check = try DatabaseCheck.ofIdleFile(file)
            let digest = try FileDigest.of(file)
            let manifest = BackupManifest(
                program: program, made: now, check, bytes: digest.bytes, hash: digest.hash)
            try DurableFile.write(Array(manifest.text.utf8), to: "\(partial)/\(BackupManifest.fileName)")
            return (manifest, check.findings)
        }
    }

    /// Compares a backup with its manifest and checks its content; changes nothing.
    /// - Returns: The manifest, and the check of the database.
    /// - Throws: `StoreError` when it is not what the manifest says: truncated, altered, of a newer version.
    public static func verify(_ folder: String) throws -> (manifest: BackupManifest, check: DatabaseCheck) {
        let manifest = try BackupManifest(ofBackup: folder)
        let file = "\(folder)/\(BackupManifest.databaseName)"
        let digest = try FileDigest.of(file)
        guard digest.bytes == manifest.bytes else {
            throw StoreError(
                .damaged,
                "\(file): expected \(manifest.bytes) bytes as its manifest says, found \(digest.bytes); the backup was "
                    + "cut off or goes on; take another backup")
        }
        guard digest.hash == manifest.hash else {
            throw StoreError(
                .damaged,
                "\(file): expected the SHA-256 \(manifest.hash) of its manifest, found \(digest.hash); the backup was "
                    + "altered; take another backup")
        }
        let check: DatabaseCheck
        do {
            check = try DatabaseCheck.ofIdleFile(file)
        } catch let error as DatabaseError {
            throw StoreError(opening: file, error)
        }
        let described = BackupManifest(
            program: manifest.program, made: manifest.made, check, bytes: digest.bytes, hash: digest.hash)
        guard described == manifest else {
            throw StoreError(
                .damaged,
                "\(folder): expected schema, identity, ledger and counts as the manifest says, found others in the "
                    + "database beside it; take another backup")
        }
        return (manifest, check)
    }

    private static func refuse(_ folder: String) throws {
        guard DurableFile.exists(folder) else { return }
        throw StoreError(.unusable, "\(folder): expected a name that nothing has, found something there; name another")
    }
}
