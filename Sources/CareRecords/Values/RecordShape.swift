/// What a value is to who reads it as JSON, and to the schema that describes it.
public enum RecordShape: Sendable, Equatable {
    /// A text of its own spelling.
    case text
    /// A whole number.
    case number
    /// Yes or no.
    case flag
    /// A moment as RFC 3339.
    case moment
    /// A day of the calendar.
    case day
    /// One word of a closed list.
    case word([String])
}
