import Foundation

/// What people see. Results go to standard output, everything else to standard error.
enum Console {
    /// Tells something about what is going on.
    static func tell(_ text: String) { write(text + "\n", to: .standardError) }

    /// Prints a result.
    static func result(_ text: String) { write(text + "\n", to: .standardOutput) }

    /// Draws on the terminal without ending a line.
    static func draw(_ text: String) { write(text, to: .standardError) }

    /// Whether standard error is a terminal.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    private static func write(_ text: String, to handle: FileHandle) {
        // A closed pipe must not end a run whose ledger is still to be finished.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
