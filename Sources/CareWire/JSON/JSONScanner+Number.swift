extension JSONScanner {
    /// Reads and checks the number that begins at `position` with a minus sign or a digit.
    mutating func scanNumber() throws(JSONError) -> JSONNumber {
        if let number = scanShortNumber() { return number }
        return try scanAnyNumber()
    }

    /// Numbers as devices send them: at most 18 digits, perhaps with a fraction, no exponent. `nil`, with nothing
    /// consumed, for all others, malformed ones among them.
    private mutating func scanShortNumber() -> JSONNumber? {
        let start = position
        let isNegative = bytes[start] == UInt8(ascii: "-")
        let first = isNegative ? start + 1 : start
        var cursor = first
        var mantissa: UInt64 = 0
        // Overflow is possible, and harmless: so many digits are refused below.
        while cursor < bytes.count, Self.isDigit(bytes[cursor]) {
            mantissa = mantissa &* 10 &+ UInt64(bytes[cursor] &- UInt8(ascii: "0"))
            cursor += 1
        }
        let whole = cursor - first
        guard whole > 0, whole == 1 || bytes[first] != UInt8(ascii: "0") else { return nil }
        var fraction = 0
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ".") {
            let point = cursor
            cursor += 1
            while cursor < bytes.count, Self.isDigit(bytes[cursor]) {
                mantissa = mantissa &* 10 &+ UInt64(bytes[cursor] &- UInt8(ascii: "0"))
                cursor += 1
            }
            fraction = cursor - point - 1
            guard fraction > 0 else { return nil }
        }
        guard whole + fraction <= 18, cursor == bytes.count || bytes[cursor] | 0x20 != UInt8(ascii: "e") else {
            return nil
        }
        position = cursor
        return JSONNumber(
            start: start, count: cursor - start, mantissa: mantissa, exponent: -fraction, isNegative: isNegative,
            isCut: false)
    }

    private mutating func scanAnyNumber() throws(JSONError) -> JSONNumber {
        let start = position
        var digits = Digits()
        var cursor = start
        let isNegative = bytes[cursor] == UInt8(ascii: "-")
        if isNegative { cursor += 1 }
        let first = try digit(at: cursor)
        if first == 0 {
            cursor += 1
            guard cursor == bytes.count || !Self.isDigit(bytes[cursor]) else { throw .invalidNumber(at: cursor) }
        } else {
            cursor = takeDigits(from: cursor, into: &digits, areFraction: false)
        }
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ".") {
            _ = try digit(at: cursor + 1)
            cursor = takeDigits(from: cursor + 1, into: &digits, areFraction: true)
        }
        if cursor < bytes.count, bytes[cursor] | 0x20 == UInt8(ascii: "e") {
            cursor = try takeExponent(from: cursor + 1, into: &digits)
        }
        position = cursor
        return JSONNumber(
            start: start, count: cursor - start, mantissa: digits.mantissa, exponent: digits.exponent,
            isNegative: isNegative, isCut: digits.isCut)
    }

    /// The double nearest to `number`; infinite when it is beyond the greatest one.
    ///
    /// Numbers of up to 15 digits and small exponents need one operation, the rest goes through the standard library.
    public func double(_ number: JSONNumber) -> Double {
        if let value = number.exactDouble { return value }
        let digits = String(decoding: self[number.start..<number.start + number.count], as: UTF8.self)
        guard let value = Double(digits) else {
            // The grammar of a JSON number is a subset of what the standard library reads.
            fatalError("the standard library does not read the number \(digits)")
        }
        return value
    }

    private struct Digits {
        var mantissa: UInt64 = 0
        /// Significant digits in the mantissa, at most 19: all such numbers fit 64 bits.
        var count = 0
        var exponent = 0
        var isCut = false
    }

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private func digit(at offset: Int) throws(JSONError) -> UInt8 {
        guard offset < bytes.count else { throw .unexpectedEnd(at: bytes.count) }
        guard Self.isDigit(bytes[offset]) else { throw .invalidNumber(at: offset) }
        return bytes[offset] - UInt8(ascii: "0")
    }

    private func takeDigits(from start: Int, into digits: inout Digits, areFraction: Bool) -> Int {
        var cursor = start
        while cursor < bytes.count, Self.isDigit(bytes[cursor]) {
            let digit = UInt64(bytes[cursor] - UInt8(ascii: "0"))
            if digits.count < 19 {
                digits.mantissa = digits.mantissa * 10 + digit
                if digits.mantissa != 0 { digits.count += 1 }
                if areFraction { digits.exponent -= 1 }
            } else {
                digits.isCut = true
                if !areFraction { digits.exponent += 1 }
            }
            cursor += 1
        }
        return cursor
    }

    private func takeExponent(from start: Int, into digits: inout Digits) throws(JSONError) -> Int {
        var cursor = start
        var isNegative = false
        if cursor < bytes.count, bytes[cursor] == UInt8(ascii: "-") || bytes[cursor] == UInt8(ascii: "+") {
            isNegative = bytes[cursor] == UInt8(ascii: "-")
            cursor += 1
        }
        _ = try digit(at: cursor)
        var exponent = 0
        while cursor < bytes.count, Self.isDigit(bytes[cursor]) {
            // No input is long enough for its digits to bring an exponent of this size back into range.
            if exponent < 1 << 40 { exponent = exponent * 10 + Int(bytes[cursor] - UInt8(ascii: "0")) }
            cursor += 1
        }
        digits.exponent += isNegative ? -exponent : exponent
        return cursor
    }
}
