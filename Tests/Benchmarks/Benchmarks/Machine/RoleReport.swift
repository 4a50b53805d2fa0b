import Glibc

/// What a role tells the measurement that started it.
enum RoleReport {
    /// One line on standard output, at once.
    static func say(_ word: String, _ numbers: Int64...) {
        let line = ([word] + numbers.map { String($0) }).joined(separator: " ") + "\n"
        var bytes = Array(line.utf8)
        _ = write(STDOUT_FILENO, &bytes, bytes.count)
    }
}
