internal import CareRecords
internal import Foundation
internal import GRDB

/// Reads a whole export back into a new database. Decision 48.
public enum StoreImport {
    /// Makes a database that is row for row the one that was exported.
    /// - Parameters:
    ///   - folder: The export; not a masked one.
    ///   - path: The new database; nothing may be there.
    ///   - key: The secret of the records; the one of the database that was exported.
    ///   - progress: Called with the name of each table before it is read.
    /// - Returns: The manifest, and what the check of the new database found.
    /// - Throws: `StoreError` that names file, line and column; nothing is left then.
    public static func read(
        _ folder: String, to path: String, key: RecordKey?, progress: (String) -> Void = { _ in }
    ) throws -> (manifest: ExportManifest, findings: [String]) {
        let manifest = try verified(folder)
        for part in ["", "-wal", "-shm"] where DurableFile.exists(path + part) {
            throw StoreError(
                .unusable,
                "\(path)\(part): expected a name that nothing has, found something there; name a new database")
        }
        let partial = "\(path).importing-\(ProcessInfo.processInfo.processIdentifier)"
        defer {
            for part in ["", "-wal", "-shm", "-journal", ".lock"] {
                try? FileManager.default.removeItem(atPath: partial + part)
            }
        }
        do {
            // Makes the tables; the store closes the file again.
            do { _ = try Store.open(StoreConfiguration(path: partial)) }
            try fill(partial, from: folder, manifest, key: key, progress)
            try DurableFile.synchronize(partial)
            let check = try DatabaseCheck.ofIdleFile(partial)
            for table in check.tables {
                let rows = manifest.files.first { $0.name == "\(table.name).csv" }?.rows
                guard rows == table.rows else {
                    throw StoreError(
                        .damaged,
                        "\(table.name): expected \(rows ?? 0) rows as the manifest says, found \(table.rows); "
                            + "export again"
                    )
                }
            }
            try DurableFile.claim(path, for: partial)
            try DurableFile.synchronize(DurableFile.folder(of: path))
            return (manifest, check.findings)
        } catch let error as DatabaseError {
            throw StoreError(opening: path, error)
        }
    }

    /// The manifest of an export whose files are all there, unaltered, and no others.
    private static func verified(_ folder: String) throws -> ExportManifest {
        let manifest = try ExportManifest(ofExport: folder)
        guard !manifest.isMasked else {
            throw StoreError(
                .unusable,
                "\(folder): expected an export made with --reveal, found a masked one; it cannot be imported")
        }
        guard manifest.schema == Schema.current else {
            throw StoreError(
                manifest.schema > Schema.current ? .newer : .older,
                "\(folder): expected schema \(Schema.current), found \(manifest.schema); import with the version that "
                    + "exported it")
        }
        let found = Set(try FileManager.default.contentsOfDirectory(atPath: folder))
        let expected = Set(manifest.files.map(\.name) + [ExportManifest.fileName])
        for name in found.symmetricDifference(expected).sorted() {
            throw StoreError(
                .damaged,
                "\(folder)/\(name): "
                    + (found.contains(name)
                        ? "expected only files of the manifest, found another"
                        : "expected this file as the manifest says, found none; export again"))
        }
        for file in manifest.files {
            let hash = try FileDigest.of("\(folder)/\(file.name)").hash
            guard hash == file.hash else {
                throw StoreError(
                    .damaged,
                    "\(folder)/\(file.name): expected the SHA-256 \(file.hash) of the manifest, found \(hash); the "
                        + "file was altered; export again")
            }
        }
        return manifest
    }

    private static func fill(
        _ path: String, from folder: String, _ manifest: ExportManifest, key: RecordKey?, _ progress: (String) -> Void
    ) throws {
        var options = Configuration()
        options.label = "homebed.import"
        // Tables come in an order of their own; the check looks at references afterwards.
        options.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: options)
        try queue.inDatabase { db in
            _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
            try db.execute(sql: "PRAGMA synchronous = OFF")
            let tables = try ExportedTable.all(db)
            // The table of single facts says which key is the right one. Sums come last: triggers fill them while the
            // rows that they follow are read.
            let order = { (table: ExportedTable) in table.name == "meta" ? 0 : table.isSum ? 2 : 1 }
            for table in (0...2).flatMap({ rank in tables.filter { order($0) == rank } }) {
                guard manifest.files.contains(where: { $0.name == table.file }) else {
                    throw StoreError(.damaged, "\(folder): expected \(table.file), found no such file; export again")
                }
                progress(table.name)
                try db.execute(sql: "DELETE FROM \"\(table.name)\"")
                try read(table, "\(folder)/\(table.file)", into: db, seal: key.map { RecordSeal(key: $0) })
                if table.name == "meta", let key { try Meta.checkForReading(key, db) }
            }
        }
        try queue.close()
    }

    private static func read(_ table: ExportedTable, _ path: String, into db: Database, seal: RecordSeal?) throws {
        var pieces = try CSVPieces(path)
        let insert = try db.cachedStatement(sql: table.insertion)
        var isHeader = true
        var number = 0
        while let records = try pieces.next() {
            try db.inTransaction {
                for record in records {
                    number += 1
                    if isHeader {
                        guard record.fields == table.columns.map(\.name) else {
                            throw fault(path, number, "expected the columns of \(table.name), found others")
                        }
                        isHeader = false
                        continue
                    }
                    guard record.fields.count == table.columns.count else {
                        throw fault(
                            path, number, "expected \(table.columns.count) cells, found \(record.fields.count)")
                    }
                    do {
                        let values = try table.values(record.fields, seal: seal)
                        try insert.execute(arguments: StatementArguments(values))
                    } catch let error as ExportFault {
                        throw fault(path, number, "\(error.column): expected a value of the column, found another")
                    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                        throw fault(path, number, error.message ?? "the database refuses the row")
                    }
                }
                return .commit
            }
        }
    }

    private static func fault(_ path: String, _ record: Int, _ text: String) -> StoreError {
        StoreError(.damaged, "\(path): record \(record): \(text); export again")
    }
}
