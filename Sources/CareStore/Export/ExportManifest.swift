internal import Foundation

/// What an export is: the text file `manifest.txt`, one word and its values a line.
///
/// ```
/// homebed-export v1
/// database 0123456789abcdef
/// schema 15
/// people revealed
/// file alarm.csv 9f… 3
/// ```
public struct ExportManifest: Sendable, Equatable {
    /// A file with its checksum.
    public struct File: Sendable, Equatable {
        /// Its name.
        public let name: String
        /// SHA-256, hexadecimal.
        public let hash: String
        /// Rows of the table; 0 for what is no table.
        public let rows: Int64
    }

    /// Identity of the database.
    public let database: String
    /// Number of its schema.
    public let schema: Int
    /// Whether what is personal is masked: such an export cannot be imported.
    public let isMasked: Bool
    /// All files but the manifest, in the order of writing.
    public let files: [File]

    static let fileName = "manifest.txt"
    private static let heading = "homebed-export v1"

    var text: String {
        let lines =
            [
                Self.heading, "database \(database)", "schema \(schema)",
                isMasked ? "people masked, cannot be imported" : "people revealed",
            ] + files.map { "file \($0.name) \($0.hash) \($0.rows)" }
        return lines.joined(separator: "\n") + "\n"
    }

    init(database: String, schema: Int, isMasked: Bool, files: [File]) {
        self.database = database
        self.schema = schema
        self.isMasked = isMasked
        self.files = files
    }

    /// Reads the manifest of the export in `folder`.
    /// - Throws: `StoreError` when there is none or it is damaged.
    init(ofExport folder: String) throws {
        let path = "\(folder)/\(Self.fileName)"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw StoreError(.unusable, "\(path): expected the manifest of an export, found no such file")
        }
        guard let manifest = ExportManifest(text: String(decoding: data, as: UTF8.self)) else {
            throw StoreError(.damaged, "\(path): expected the lines of \(Self.heading), found others; export again")
        }
        self = manifest
    }

    init?(text: String) {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
        guard text.hasSuffix("\n"), lines.count >= 4, lines[0].joined(separator: " ") == Self.heading,
            lines[1].count == 2, lines[1][0] == "database", lines[2].count == 2, lines[2][0] == "schema",
            let schema = Int(lines[2][1]), lines[3].count >= 2, lines[3][0] == "people"
        else { return nil }
        var files: [File] = []
        for line in lines.dropFirst(4) {
            guard line.count == 4, line[0] == "file", !line[1].contains("/"), let rows = Int64(line[3]) else {
                return nil
            }
            files.append(File(name: String(line[1]), hash: String(line[2]), rows: rows))
        }
        self.init(
            database: String(lines[1][1]), schema: schema, isMasked: lines[3][1] != "revealed", files: files)
    }
}
