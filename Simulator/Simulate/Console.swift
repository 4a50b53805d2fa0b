import Foundation

/// What people see: results on standard output, progress on standard error.
enum Console {
    /// Prints a result.
    static func result(_ text: String) { write(text + "\n", to: .standardOutput) }

    /// Tells how far a run is.
    static func tell(_ text: String) { write(text + "\n", to: .standardError) }

    private static func write(_ text: String, to handle: FileHandle) {
        // A closed pipe must not end a run that is nearly over.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
