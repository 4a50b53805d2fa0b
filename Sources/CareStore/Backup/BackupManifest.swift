public import CareCore
internal import CareRecords
internal import Foundation

/// What a backup is: the text file `manifest.txt` beside the database, one word and its value a line.
///
/// ```
/// homebed-backup v1
/// program 1.0.0
/// made 2026-11-27T16:00:00.000+08:00
/// database 0123456789abcdef
/// schema 15
/// bytes 1048576
/// sha256 9f…
/// ledger 12 9f…
/// table alarm 3
/// ```
public struct BackupManifest: Sendable, Equatable {
    /// Version of the program that made it.
    public let program: String
    /// When, gateway time.
    public let made: Timestamp
    /// Identity of the database.
    public let database: String
    /// Number of its schema.
    public let schema: Int
    /// Length of the database file.
    public let bytes: Int64
    /// SHA-256 of it, hexadecimal.
    public let hash: String
    /// Number of the newest entry of the ledger, 0 for none, and its hash.
    public let ledger: (entry: Int64, hash: String)
    /// Rows of each table, in the order of their names.
    public let tables: [(name: String, rows: Int64)]

    static let fileName = "manifest.txt"
    static let databaseName = "homebed.db"
    private static let heading = "homebed-backup v1"

    /// Whether both say the same.
    public static func == (left: BackupManifest, right: BackupManifest) -> Bool { left.text == right.text }

    init(program: String, made: Timestamp, _ check: DatabaseCheck, bytes: Int64, hash: String) {
        self.program = program
        self.made = made
        database = check.instance
        schema = check.schema
        self.bytes = bytes
        self.hash = hash
        ledger = check.ledger
        tables = check.tables
    }

    /// The lines of the file.
    var text: String {
        let lines =
            [
                Self.heading, "program \(program)", "made \(made.recordText)", "database \(database)",
                "schema \(schema)", "bytes \(bytes)", "sha256 \(hash)", "ledger \(ledger.entry) \(ledger.hash)",
            ] + tables.map { "table \($0.name) \($0.rows)" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Reads the manifest of the backup in `folder`.
    /// - Throws: `StoreError` when there is none or it is damaged.
    init(ofBackup folder: String) throws {
        let path = "\(folder)/\(Self.fileName)"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw StoreError(
                .unusable,
                "\(path): expected the manifest of a backup, found no such file; a folder without one is no whole "
                    + "backup")
        }
        guard let manifest = BackupManifest(text: String(decoding: data, as: UTF8.self)) else {
            throw StoreError(
                .damaged, "\(path): expected the lines of \(Self.heading), found others; take another backup")
        }
        self = manifest
    }

    /// Reads the lines; `nil` when they are not whole.
    init?(text: String) {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: false) }
        guard text.hasSuffix("\n"), lines.first?.joined(separator: " ") == Self.heading, lines.count >= 8 else {
            return nil
        }
        func value(_ line: Int, _ name: String) -> String? {
            lines[line].count == 2 && lines[line][0] == name ? String(lines[line][1]) : nil
        }
        guard let program = value(1, "program"), let made = value(2, "made").flatMap({ Timestamp(recordText: $0) }),
            let database = value(3, "database"), let schema = value(4, "schema").flatMap({ Int($0) }),
            let bytes = value(5, "bytes").flatMap({ Int64($0) }), let hash = value(6, "sha256"),
            lines[7].count == 3, lines[7][0] == "ledger", let entry = Int64(lines[7][1])
        else { return nil }
        var tables: [(name: String, rows: Int64)] = []
        for line in lines.dropFirst(8) {
            guard line.count == 3, line[0] == "table", let rows = Int64(line[2]) else { return nil }
            tables.append((String(line[1]), rows))
        }
        self.program = program
        self.made = made
        self.database = database
        self.schema = schema
        self.bytes = bytes
        self.hash = hash
        ledger = (entry, String(lines[7][2]))
        self.tables = tables
    }
}
