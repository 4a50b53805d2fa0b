import Foundation

/// Asks a person for a password on the terminal, without showing what is typed.
enum TerminalPassword {
    /// The password, typed twice.
    /// - Throws: `CommandFailure` when there is no terminal or the two differ.
    static func ask() throws -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            throw CommandFailure(
                .usage,
                "error: expected a terminal on which to ask for the password, found none; "
                    + "name --password-file, --generate or --no-password")
        }
        let first = try read("password: ")
        guard try read("once more: ") == first else {
            throw CommandFailure(.refused, "refused: password: expected the same twice, found two different ones")
        }
        return first
    }

    private static func read(_ prompt: String) throws -> String {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else {
            throw CommandFailure(.noInput, "error: the terminal cannot be asked: \(String(cString: strerror(errno)))")
        }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else {
            throw CommandFailure(
                .noInput, "error: the terminal cannot be silenced: \(String(cString: strerror(errno)))")
        }
        // Only now: who types as soon as they are asked would see it, and it would be thrown away.
        try? FileHandle.standardError.write(contentsOf: Data(prompt.utf8))
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            try? FileHandle.standardError.write(contentsOf: Data("\n".utf8))
        }
        return readLine() ?? ""
    }
}
