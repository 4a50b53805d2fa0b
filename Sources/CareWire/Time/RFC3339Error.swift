/// Why a text is not an RFC 3339 moment, with the offset of the byte at fault.
public enum RFC3339Error: Error, Sendable, Equatable {
    /// Another byte was expected here, or more of them: `2025-11-06T22:42:05.123+08:00` is the form.
    case malformed(at: Int)
    /// The month is not 01 ... 12 or the month has no such day.
    case noSuchDay(at: Int)
    /// Hour, minute or second do not exist; a leap second stands only at 23:59:60 UTC.
    case noSuchTime(at: Int)
    /// The offset from UTC is not within ±23:59.
    case noSuchOffset(at: Int)
}

extension RFC3339Error {
    /// Offset of the byte at fault from the beginning of the text.
    public var offset: Int {
        switch self {
        case .malformed(let at), .noSuchDay(let at), .noSuchTime(let at), .noSuchOffset(let at): at
        }
    }

    /// What an operator reads.
    public var text: String {
        switch self {
        case .malformed: "not of the form 2025-11-06T22:42:05.123+08:00"
        case .noSuchDay: "no such day"
        case .noSuchTime: "no such time of day"
        case .noSuchOffset: "no such offset from UTC"
        }
    }
}
