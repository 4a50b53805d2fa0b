/// What else is worth recording when an alarm is closed, as it is written into the audit table.
public enum CloseNote {
    /// Longest note in characters; it is a line or two of a record, not a report.
    public static let longest = 1_000
    /// What a good note is, for messages.
    public static let expected = "at most \(longest) characters"

    /// Whether `note` may be recorded. A character may be put together from any number of code points, so its bytes are
    /// bounded too.
    public static func isGood(_ note: String) -> Bool { note.utf8.count <= 16 * longest && note.count <= longest }
}
