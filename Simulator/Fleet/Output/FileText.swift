import Foundation

/// Whole text files.
enum FileText {
    /// Reads a file.
    static func read(_ path: String) throws -> String {
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw FleetError("\(path) cannot be read: \(error.localizedDescription)")
        }
    }

    /// Writes a file, whole or not at all.
    static func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw FleetError("\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}
