public import CareCore

/// A pull scanner of one JSON document (RFC 8259): one pass over the bytes, no allocation.
///
/// Everything consumed is fully checked. The caller asks for what it expects; names and texts are places in the input,
/// numbers are values, and only texts with an escape are copied, on request. Duplicate names are the caller's matter:
/// which of them count only the caller knows. The scanner is valid as long as the pointer it was made of: use it inside
/// `withUnsafeBytes`. The value may be copied to look ahead.
public struct JSONScanner {
    let bytes: ByteView
    /// Offset of the next byte to be read.
    public internal(set) var position = 0
    private var depth = 0
    private let nesting: Int
    /// Whether the innermost object or array was just opened, so that no comma is due.
    private var isFirst = false

    /// Makes a scanner of `bytes`. Objects and arrays in one another deeper than `nesting`, 1 ... 64, are an error.
    public init(_ bytes: UnsafeRawBufferPointer, nesting: Int = Limits.nesting) {
        invariant((1...64).contains(nesting), "nesting limit is \(nesting), expected 1 ... 64")
        self.bytes = ByteView(bytes)
        self.nesting = nesting
    }

    /// Moves to the next value and says of which type it is; consumes nothing of it.
    @inline(__always)
    public mutating func nextType() throws(JSONError) -> JSONType {
        let byte = try nextByte()
        switch byte {
        case UInt8(ascii: "\""): return .text
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
        case UInt8(ascii: "n"): return .null
        default: throw .unexpectedByte(byte, at: position)
        }
    }

    /// Enters the object that comes next.
    public mutating func beginObject() throws(JSONError) {
        try expect(.object)
        try descend()
    }

    /// Reads the next name of the object, up to its value.
    /// - Returns: `nil` at the end of the object, which is then left.
    public mutating func nextName() throws(JSONError) -> JSONText? {
        var byte = try nextByte()
        if byte == UInt8(ascii: "}") {
            ascend()
            return nil
        }
        byte = try skipComma(byte)
        guard byte == UInt8(ascii: "\"") else { throw .unexpectedByte(byte, at: position) }
        let name = try scanText()
        let colon = try nextByte()
        guard colon == UInt8(ascii: ":") else { throw .unexpectedByte(colon, at: position) }
        position += 1
        return name
    }

    /// Enters the array that comes next.
    public mutating func beginArray() throws(JSONError) {
        try expect(.array)
        try descend()
    }

    /// Moves to the next element of the array.
    /// - Returns: `false` at the end of the array, which is then left.
    public mutating func nextElement() throws(JSONError) -> Bool {
        let byte = try nextByte()
        if byte == UInt8(ascii: "]") {
            ascend()
            return false
        }
        // A bracket after a comma closes nothing; as no value begins with it, reading the element finds that.
        _ = try skipComma(byte)
        return true
    }

    /// Reads the text that comes next.
    public mutating func text() throws(JSONError) -> JSONText {
        try expect(.text)
        return try scanText()
    }

    /// Reads the number that comes next.
    public mutating func number() throws(JSONError) -> JSONNumber {
        try expect(.number)
        return try scanNumber()
    }

    /// Reads the `true` or `false` that comes next.
    public mutating func boolean() throws(JSONError) -> Bool {
        try expect(.boolean)
        let value = bytes[position] == UInt8(ascii: "t")
        try literal(value ? "true" : "false")
        return value
    }

    /// Reads the `null` that comes next.
    public mutating func null() throws(JSONError) {
        try expect(.null)
        try literal("null")
    }

    /// Checks that only white space is left.
    public mutating func finish() throws(JSONError) {
        skipWhitespace()
        guard position == bytes.count else { throw .trailingBytes(at: position) }
    }

    /// Reads over the next value, checking all of it.
    /// - Returns: Where it lies in the input.
    @discardableResult
    public mutating func skipValue() throws(JSONError) -> Range<Int> {
        let type = try nextType()
        let start = position
        // One bit a level, the innermost lowest: 1 for an object. 64 levels are the most `init` allows.
        var objects: UInt64 = 0
        let floor = depth
        try enterOrRead(type, &objects)
        while depth > floor {
            let isMore = objects & 1 == 1 ? try nextName() != nil : try nextElement()
            if isMore {
                try enterOrRead(try nextType(), &objects)
            } else {
                objects >>= 1
            }
        }
        return start..<position
    }

    private mutating func enterOrRead(_ type: JSONType, _ objects: inout UInt64) throws(JSONError) {
        switch type {
        case .object:
            try descend()
            objects = objects << 1 | 1
        case .array:
            try descend()
            objects <<= 1
        case .text: _ = try scanText()
        case .number: _ = try scanNumber()
        case .boolean: _ = try boolean()
        case .null: try null()
        }
    }
}

extension JSONScanner {
    @inline(__always)
    private mutating func expect(_ expected: JSONType) throws(JSONError) {
        let found = try nextType()
        guard found == expected else { throw .unexpectedType(expected: expected, found: found, at: position) }
    }

    private mutating func descend() throws(JSONError) {
        guard depth < nesting else { throw .tooDeep(limit: nesting, at: position) }
        depth += 1
        position += 1
        isFirst = true
    }

    private mutating func ascend() {
        depth -= 1
        position += 1
        isFirst = false
    }

    /// Consumes the comma that is due unless the object or array has just begun; returns the byte after it.
    private mutating func skipComma(_ byte: UInt8) throws(JSONError) -> UInt8 {
        if isFirst {
            isFirst = false
            return byte
        }
        guard byte == UInt8(ascii: ",") else { throw .unexpectedByte(byte, at: position) }
        position += 1
        return try nextByte()
    }

    private mutating func literal(_ word: StaticString) throws(JSONError) {
        for index in 0..<word.utf8CodeUnitCount {
            guard position + index < bytes.count else { throw .unexpectedEnd(at: bytes.count) }
            guard bytes[position + index] == word.utf8Start[index] else { throw .invalidLiteral(at: position) }
        }
        position += word.utf8CodeUnitCount
    }

    private mutating func skipWhitespace() {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
            default: return
            }
        }
    }

    /// The next byte that is no white space; devices send none, so the first one is tried by itself.
    @inline(__always)
    private mutating func nextByte() throws(JSONError) -> UInt8 {
        if position < bytes.count, bytes[position] > UInt8(ascii: " ") { return bytes[position] }
        return try nextByteAfterWhitespace()
    }

    @inline(never)
    private mutating func nextByteAfterWhitespace() throws(JSONError) -> UInt8 {
        skipWhitespace()
        guard position < bytes.count else { throw .unexpectedEnd(at: position) }
        return bytes[position]
    }
}
