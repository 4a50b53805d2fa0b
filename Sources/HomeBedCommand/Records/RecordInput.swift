import CareRecords
import Foundation

/// A file of records that a person named.
enum RecordInput {
    /// Reads the file, or standard input for `-`, for a form.
    /// - Throws: `CommandFailure` with everything that is wrong with it.
    static func read(_ file: String, for form: RecordForm) throws -> RecordFile {
        let bytes = try InputFile.read(file, atMost: RecordFile.maximumBytes)
        let parsed = RecordFile(bytes, for: form) {
            // GB18030 by the system's own table; the number is that of Core Foundation's `GB_18030_2000`.
            String(bytes: $0, encoding: String.Encoding(rawValue: 0x8000_0632))
        }
        guard parsed.faults.isEmpty else {
            throw CommandFailure(.badData, parsed.faults.map { $0.text(in: file) } + ["nothing was imported"])
        }
        return parsed
    }

    /// The values of its lines.
    static func rows(_ file: String, for form: RecordForm) throws -> [RecordRow] {
        try read(file, for: form).lines.map(\.row)
    }
}
