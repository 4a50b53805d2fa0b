internal import CareRecords
internal import Foundation
internal import GRDB

/// Everything that a database holds as comma-separated text, for an owner who wants to leave or to look. Decision 48.
public enum StoreExport {
    /// How far an export has come.
    public enum Stage: Sendable {
        /// Bytes of the copy that is exported, and in all.
        case copying(done: Int64, all: Int64)
        /// Rows of a table that are written, and the place of the table among all.
        case writing(table: String, number: Int, of: Int, rows: Int64)
    }

    /// Rows between two words about a table.
    private static let rowsPerWord: Int64 = 65_536

    /// The copy that is exported, and its files: so many times the size of the database.
    private static let roomTimes: Int64 = 4

    /// Writes a folder with one file a table. The same database gives the same bytes.
    ///
    /// A copy of one moment is made first, so that the gateway's log does not wait for the writing.
    /// - Parameters:
    ///   - database: Path of the database.
    ///   - folder: The folder; must not exist, or be empty.
    ///   - key: Opens what is personal; `nil` masks it.
    ///   - reserveBytes: Free bytes that must stay beside the database.
    ///   - progress: Told how far it has come, also before each table.
    /// - Returns: The manifest.
    /// - Throws: `StoreError`; nothing is left then.
    public static func write(
        _ database: String, to folder: String, key: RecordKey?, reserveBytes: Int64,
        progress: (Stage) -> Void = { _ in }
    ) throws -> ExportManifest {
        try WholeFolder.make(folder, from: database, refuse: refuse) { partial in
            let copy = "\(partial)/copy"
            try OnlineCopy(source: database, reserveBytes: reserveBytes).make(copy, roomFor: roomTimes) { done, all in
                progress(.copying(done: done, all: all))
            }
            let manifest = try StoreReader.openIdle(copy).read { db in
                if let key { try Meta.checkForReading(key, db) }
                guard try Schema.check(db, path: database) == Schema.current else {
                    throw StoreError(
                        .older, "\(database): start the gateway of this version once, then export: its schema is older")
                }
                return try write(db, to: partial, seal: key.map { RecordSeal(key: $0) }, progress)
            }
            try FileManager.default.removeItem(atPath: copy)
            try DurableFile.write(Array(manifest.text.utf8), to: "\(partial)/\(ExportManifest.fileName)")
            return manifest
        }
    }

    private static func write(
        _ db: Database, to folder: String, seal: RecordSeal?, _ progress: (Stage) -> Void
    ) throws -> ExportManifest {
        let tables = try ExportedTable.all(db)
        var files = [
            try document("README.txt", ExportText.readMe(isMasked: seal == nil), in: folder),
            try document("columns.csv", ExportText.columns(tables), in: folder),
        ]
        for (index, table) in tables.enumerated() {
            func tell(_ rows: Int64) {
                progress(.writing(table: table.name, number: index + 1, of: tables.count, rows: rows))
            }
            tell(0)
            let file = try ExportFile("\(folder)/\(table.file)")
            try file.write(CSVWriter.start + CSVWriter.line(table.columns.map(\.name)))
            var count: Int64 = 0
            let rows = try Row.fetchCursor(db, sql: table.selection)
            while let row = try rows.next() {
                try file.write(CSVWriter.line(try table.cells(Array(row.databaseValues), seal: seal)))
                count += 1
                if count % rowsPerWord == 0 { tell(count) }
            }
            files.append(ExportManifest.File(name: table.file, hash: try file.finish(), rows: count))
        }
        return ExportManifest(
            database: try Meta.value(db, Meta.instanceKey) ?? "", schema: Schema.current, isMasked: seal == nil,
            files: files)
    }

    private static func document(_ name: String, _ bytes: [UInt8], in folder: String) throws -> ExportManifest.File {
        let file = try ExportFile("\(folder)/\(name)")
        try file.write(bytes)
        return ExportManifest.File(name: name, hash: try file.finish(), rows: 0)
    }

    private static func refuse(_ folder: String) throws {
        guard DurableFile.exists(folder) else { return }
        if let names = try? FileManager.default.contentsOfDirectory(atPath: folder), names.isEmpty { return }
        throw StoreError(
            .unusable, "\(folder): expected no folder or an empty one, found something in it; name another")
    }
}
