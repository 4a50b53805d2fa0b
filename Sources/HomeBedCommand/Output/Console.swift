import CareWire
import Foundation

/// The two streams of the program: results on standard output, everything else on standard error.
enum Console {
    /// Writes one line of the result.
    static func result(_ line: String) { write(TerminalText.printable(line) + "\n", to: .standardOutput) }

    /// Writes one JSON object of the result; programs get exactly what was sent.
    static func record(_ fields: Fields) { write(fields.text + "\n", to: .standardOutput) }

    /// Writes bytes of the result as they are.
    static func result(bytes: [UInt8]) { try? FileHandle.standardOutput.write(contentsOf: Data(bytes)) }

    /// Writes progress, a warning or an error, of one line or more.
    static func tell(_ text: String) {
        write(TerminalText.printable(text, keepsLines: true) + "\n", to: .standardError)
    }

    /// Whether a person watches standard output.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    // A reader that has gone (`| head`) is no error of ours, and there is nobody left to tell.
    private static func write(_ text: String, to handle: FileHandle) {
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
