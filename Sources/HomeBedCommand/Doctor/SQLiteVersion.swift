/// A version of SQLite and whether two writers of it could damage the write-ahead log.
struct SQLiteVersion: Comparable, CustomStringConvertible {
    private let parts: [Int]

    init?(_ text: String) {
        parts = text.split(separator: ".").compactMap { Int($0) }
        guard parts.count >= 3 else { return nil }
    }

    static func < (left: SQLiteVersion, right: SQLiteVersion) -> Bool {
        left.parts.lexicographicallyPrecedes(right.parts)
    }

    /// Whether the version has the WAL-reset fault: 3.7.0 ... 3.51.2, mended in 3.51.3 and in 3.44.6 and 3.50.7.
    /// Source: sqlite.org/wal.html, section 11.
    var hasResetFault: Bool {
        let minor = parts[1]
        if parts[0] != 3 || minor < 7 { return false }
        if minor == 44 { return parts[2] < 6 }
        if minor == 50 { return parts[2] < 7 }
        if minor == 51 { return parts[2] < 3 }
        return minor < 51
    }

    var description: String { parts.map(String.init).joined(separator: ".") }
}
