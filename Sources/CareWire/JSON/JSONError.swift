/// Why bytes are not the JSON that was asked for, with the offset of the byte at fault.
public enum JSONError: Error, Sendable, Equatable {
    /// The input ended inside a value, or before one.
    case unexpectedEnd(at: Int)
    /// A byte that cannot stand there.
    case unexpectedByte(UInt8, at: Int)
    /// Bytes in a string that are not UTF-8.
    case invalidUTF8(at: Int)
    /// A control character, NUL included, that stands in a string without an escape.
    case controlCharacter(UInt8, at: Int)
    /// A backslash that begins no escape.
    case invalidEscape(at: Int)
    /// An escaped surrogate without its other half.
    case loneSurrogate(at: Int)
    /// A number that RFC 8259 does not allow: `01`, `1.`, `+1`, `1e`.
    case invalidNumber(at: Int)
    /// Not quite `true`, `false` or `null`.
    case invalidLiteral(at: Int)
    /// Objects and arrays in one another deeper than the limit.
    case tooDeep(limit: Int, at: Int)
    /// Something other than white space after the value.
    case trailingBytes(at: Int)
    /// A well-formed value of another type.
    case unexpectedType(expected: JSONType, found: JSONType, at: Int)
}

extension JSONError {
    /// Offset of the byte at fault; the length of the input when it ended too early.
    public var offset: Int {
        switch self {
        case .unexpectedEnd(let at), .unexpectedByte(_, let at), .invalidUTF8(let at), .controlCharacter(_, let at),
            .invalidEscape(let at), .loneSurrogate(let at), .invalidNumber(let at), .invalidLiteral(let at),
            .tooDeep(_, let at), .trailingBytes(let at), .unexpectedType(_, _, let at):
            at
        }
    }

    /// What an operator reads.
    public var text: String { "\(cause) at byte \(offset)" }

    private var cause: String {
        switch self {
        case .unexpectedEnd: "JSON ends too early"
        case .unexpectedByte(let byte, _): "unexpected byte \(byte)"
        case .invalidUTF8: "text is not UTF-8"
        case .controlCharacter(let byte, _): "unescaped control character \(byte)"
        case .invalidEscape: "unknown escape"
        case .loneSurrogate: "half of a surrogate pair"
        case .invalidNumber: "malformed number"
        case .invalidLiteral: "unknown word, expected true, false or null"
        case .tooDeep(let limit, _): "nested deeper than \(limit)"
        case .trailingBytes: "bytes after the end of the JSON value"
        case .unexpectedType(let expected, let found, _): "expected \(expected.name), found \(found.name)"
        }
    }
}
