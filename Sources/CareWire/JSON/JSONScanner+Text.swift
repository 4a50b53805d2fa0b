import CareCore

extension JSONScanner {
    /// Reads and checks the string whose opening quote is at `position`.
    mutating func scanText() throws(JSONError) -> JSONText {
        let start = position + 1
        var cursor = start
        var hasEscapes = false
        while true {
            cursor = endOfPlainBytes(from: cursor)
            guard cursor < bytes.count else { throw .unexpectedEnd(at: bytes.count) }
            let byte = bytes[cursor]
            switch byte {
            case UInt8(ascii: "\""):
                position = cursor + 1
                return JSONText(start: start, count: cursor - start, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                cursor = try endOfEscape(at: cursor)
            case 0x00..<0x20: throw .controlCharacter(byte, at: cursor)
            case 0x80...: cursor = try endOfSequence(at: cursor)
            default: cursor += 1
            }
        }
    }

    /// The offset of the first byte from `start` on that is not simply part of a text, or one less than eight before
    /// the end of the input.
    ///
    /// Eight bytes are judged at once. In each of the four terms the lowest mark is exact: a subtraction borrows from
    /// the next byte only behind a byte that is marked itself.
    @inline(__always)
    private func endOfPlainBytes(from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let marks: UInt64 = 0x8080_8080_8080_8080
        var cursor = start
        while cursor + 8 <= bytes.count {
            let word = bytes.word(at: cursor)
            let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            let controls = (word &- ones &* 0x20) & ~word
            let found = word | controls | ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
            guard found & marks == 0 else { return cursor + (found & marks).trailingZeroBitCount / 8 }
            cursor += 8
        }
        return cursor
    }

    /// The offset after the escape whose backslash is at `start`; a surrogate pair is one escape.
    private func endOfEscape(at start: Int) throws(JSONError) -> Int {
        guard start + 1 < bytes.count else { throw .unexpectedEnd(at: bytes.count) }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return start + 2
        case UInt8(ascii: "u"): break
        default: throw .invalidEscape(at: start)
        }
        let unit = try codeUnit(at: start)
        switch unit {
        case 0xDC00...0xDFFF: throw .loneSurrogate(at: start)
        case 0xD800...0xDBFF: break
        default: return start + 6
        }
        let second = start + 6
        #if HOMEBED_PLANTED_FAULT
        // The fuzzer must find this missing bound: Tests/Fuzz/run --planted.
        let isEscape = bytes[second] == UInt8(ascii: "\\") && bytes[second + 1] == UInt8(ascii: "u")
        #else
        guard second < bytes.count else { throw .unexpectedEnd(at: bytes.count) }
        guard bytes[second] == UInt8(ascii: "\\") else { throw .loneSurrogate(at: start) }
        guard second + 1 < bytes.count else { throw .unexpectedEnd(at: bytes.count) }
        let isEscape = bytes[second + 1] == UInt8(ascii: "u")
        #endif
        guard isEscape else { throw .loneSurrogate(at: start) }
        guard (0xDC00...0xDFFF).contains(try codeUnit(at: second)) else { throw .loneSurrogate(at: start) }
        return second + 6
    }

    /// The UTF-16 code unit of the `\uXXXX` at `start`.
    private func codeUnit(at start: Int) throws(JSONError) -> UInt32 {
        var unit: UInt32 = 0
        for offset in start + 2..<start + 6 {
            guard offset < bytes.count else { throw .unexpectedEnd(at: bytes.count) }
            guard let digit = Self.hexadecimalDigit(bytes[offset]) else { throw .invalidEscape(at: start) }
            unit = unit << 4 | digit
        }
        return unit
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// The offset after the UTF-8 sequence that begins at `start` with a byte above 0x7F.
    ///
    /// Source: The Unicode Standard, table 3-7, Well-Formed UTF-8 Byte Sequences.
    private func endOfSequence(at start: Int) throws(JSONError) -> Int {
        var second = UInt8(0x80)...UInt8(0xBF)
        let length: Int
        switch bytes[start] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw .invalidUTF8(at: start)
        }
        for index in 1..<length {
            guard start + index < bytes.count else { throw .unexpectedEnd(at: bytes.count) }
            let allowed = index == 1 ? second : 0x80...0xBF
            guard allowed.contains(bytes[start + index]) else { throw .invalidUTF8(at: start) }
        }
        return start + length
    }
}

extension JSONScanner {
    /// Gives the bytes of `text` with its escapes replaced; copies only when there are any.
    public func withBytes<Value>(of text: JSONText, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
        let raw = bytes[text.start..<text.start + text.count]
        guard text.hasEscapes else { return body(raw) }
        // An escape is never shorter than what it stands for, so the raw length is room enough.
        return withUnsafeTemporaryAllocation(byteCount: raw.count, alignment: 1) { room in
            let count = Self.replaceEscapes(in: raw, into: room)
            return body(UnsafeRawBufferPointer(rebasing: room[..<count]))
        }
    }

    /// `text` as a String.
    public func string(_ text: JSONText) -> String { withBytes(of: text) { String(decoding: $0, as: UTF8.self) } }

    /// Whether `text` is exactly `word`.
    public func isEqual(_ text: JSONText, _ word: StaticString) -> Bool {
        withBytes(of: text) { bytes in
            bytes.elementsEqual(UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        }
    }

    /// The bytes of the input in `range`, as they stand there.
    public subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
        invariant(range.lowerBound >= 0 && range.upperBound <= bytes.count, "range \(range) of \(bytes.count) bytes")
        return bytes[range]
    }

    /// Writes the scanned, hence well-formed, `raw` into `room`; returns the number of bytes written.
    private static func replaceEscapes(
        in raw: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
    ) -> Int {
        var written = 0
        var cursor = 0
        func put(_ byte: UInt8) {
            room[written] = byte
            written += 1
        }
        while cursor < raw.count {
            guard raw[cursor] == UInt8(ascii: "\\") else {
                put(raw[cursor])
                cursor += 1
                continue
            }
            let kind = raw[cursor + 1]
            cursor += 2
            switch kind {
            case UInt8(ascii: "b"): put(0x08)
            case UInt8(ascii: "f"): put(0x0C)
            case UInt8(ascii: "n"): put(0x0A)
            case UInt8(ascii: "r"): put(0x0D)
            case UInt8(ascii: "t"): put(0x09)
            case UInt8(ascii: "u"):
                for byte in UTF8.encode(scalar(in: raw, at: &cursor)) ?? UTF8.encodedReplacementCharacter { put(byte) }
            default: put(kind)
            }
        }
        return written
    }

    /// The character whose four hexadecimal digits stand at `cursor`; moves over the second half of a pair.
    private static func scalar(in raw: UnsafeRawBufferPointer, at cursor: inout Int) -> Unicode.Scalar {
        func unit(_ start: Int) -> UInt32 {
            raw[start..<start + 4].reduce(0) { $0 << 4 | (hexadecimalDigit($1) ?? 0) }
        }
        let first = unit(cursor)
        cursor += 4
        guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let second = unit(cursor + 2)
        cursor += 6
        return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)) ?? "\u{FFFD}"
    }
}
