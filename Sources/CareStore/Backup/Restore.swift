internal import Foundation
internal import GRDB

/// Puts a backup in the place of a database.
public enum Restore {
    /// Restores a backup. Nothing is touched before the backup has been verified as a whole, and nothing that stands
    /// there is ever overwritten.
    /// - Parameters:
    ///   - folder: The backup.
    ///   - path: Where the database shall be.
    ///   - suffix: What a database that stands there is called from then on, after its name; `nil` refuses one.
    ///   - despiteFindings: Whether a backup is taken whose content is not whole; it must be what its manifest says.
    /// - Returns: The manifest, and the name of what stood there before.
    /// - Throws: `StoreError`, of kind `locked` when a gateway runs on it.
    @discardableResult
    public static func restore(
        _ folder: String, to path: String, movingAside suffix: String? = nil, despiteFindings: Bool = false
    ) throws -> (manifest: BackupManifest, aside: String?) {
        let (manifest, check) = try Backup.verify(folder)
        let findings = check.findings
        guard findings.isEmpty || despiteFindings else {
            throw StoreError(
                .damaged,
                "the backup \(folder) is what was backed up, and its content is not whole: "
                    + "\(findings.joined(separator: "; ")); restore an earlier one, or this one with --despite-findings"
            )
        }
        let lock = try StoreLock(database: path)
        defer { withExtendedLifetime(lock) {} }
        let old = ["", "-wal", "-shm"].filter { DurableFile.exists(path + $0) }
        guard old.isEmpty || suffix != nil else {
            throw StoreError(
                .unusable,
                "\(path): expected no database, found \(old.map { path + $0 }.joined(separator: ", ")); name another "
                    + "file, or move it aside with --move-aside")
        }
        let partial = "\(path).restoring-\(ProcessInfo.processInfo.processIdentifier)"
        do {
            try copy("\(folder)/\(BackupManifest.databaseName)", to: partial, manifest)
            var aside: String?
            if let suffix, !old.isEmpty {
                let name = "\(path).\(suffix)"
                for part in ["", "-wal", "-shm"] where DurableFile.exists(name + part) {
                    throw StoreError(.unusable, "\(name)\(part): expected a name that nothing has; move it away")
                }
                for part in old { try DurableFile.move(path + part, to: name + part) }
                aside = name
            }
            try DurableFile.claim(path, for: partial)
            try DurableFile.synchronize(DurableFile.folder(of: path))
            return (manifest, aside)
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw error
        }
    }

    /// Copies the file and reads it back.
    private static func copy(_ source: String, to path: String, _ manifest: BackupManifest) throws {
        let folder = DurableFile.folder(of: path)
        if let free = FreeSpace.bytes(at: folder), free < manifest.bytes + OnlineCopy.spareBytes {
            throw StoreError(
                .unusable,
                "\(folder): expected room for \(manifest.bytes / 1_048_576 + 1) MB, found \(free / 1_048_576) MB; free "
                    + "some space")
        }
        try DurableFile.create(path)
        do {
            let input = try FileHandle(forReadingFrom: URL(filePath: source))
            let output = try FileHandle(forWritingTo: URL(filePath: path))
            while let data = try input.read(upToCount: 1_048_576), !data.isEmpty { try output.write(contentsOf: data) }
            try output.synchronize()
        } catch {
            throw StoreError(.unusable, "\(path) cannot be written: \(error.localizedDescription); free some space")
        }
        guard try FileDigest.of(path).hash == manifest.hash else {
            throw StoreError(.damaged, "\(path) did not come out as it is in the backup; look at the disks")
        }
    }
}
