/// What comes of a filled form.
public enum RecordVerdict: Sendable, Equatable {
    /// It holds.
    case accepted(RecordOutcome)
    /// It does not; nothing changes.
    case refused([RecordFault])

    /// Refused for one reason.
    public static func refused(_ field: String, expected: String, found: String, hint: String = "") -> RecordVerdict {
        .refused([RecordFault(field, expected: expected, found: found, hint: hint)])
    }
}
