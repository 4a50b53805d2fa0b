import CareWire
import TestSupport
import Testing

@Suite struct JSONScannerTests {
    private func scanned<Value>(_ json: String, _ body: (inout JSONScanner) throws(JSONError) -> Value) throws -> Value
    {
        try Array(json.utf8).withUnsafeBytes { bytes in
            var scanner = JSONScanner(bytes)
            return try body(&scanner)
        }
    }

    private func double(_ text: String) throws -> Double {
        try scanned(text) { scanner throws(JSONError) in
            let number = try scanner.number()
            try scanner.finish()
            return scanner.double(number)
        }
    }

    private func integer(_ text: String) throws -> Int64? {
        try scanned(text) { scanner throws(JSONError) in try scanner.number().integer }
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("1", 1), ("-1", -1), ("1762441325123", 1_762_441_325_123), ("1.5e3", 1_500),
            ("1500e-3", nil), ("15000e-1", 1_500), ("1.0", 1), ("0.5", nil), ("0e99999999999999999999", 0),
            ("9223372036854775807", .max), ("9223372036854775808", nil), ("-9223372036854775808", .min),
            ("-9223372036854775809", nil), ("18446744073709551616", nil), ("1e18", 1_000_000_000_000_000_000),
            ("1e19", nil), ("1e99999999999999999999", nil), ("1e-99999999999999999999", nil),
            ("10000000000000000000000e-20", nil), ("0.000000000000000000000001e24", 1),
        ] as [(String, Int64?)])
    func `a number is an integer when its value is one that fits`(text: String, expected: Int64?) throws {
        #expect(try integer(text) == expected)
    }

    // Source of the hard cases: halfway points of doubles, the limits of the format, and the two numbers that once
    // stopped well known parsers.
    @Test(
        arguments: [
            ("0", 0), ("-0", -0.0), ("0.1", 0.1), ("72.5", 72.5), ("1e22", 1e22), ("1e23", 1e23),
            ("123456789012345e7", 123456789012345e7),
            ("9007199254740993", 9007199254740992), ("9007199254740995", 9007199254740996),
            ("2.2250738585072011e-308", Double.leastNormalMagnitude.nextDown),
            ("2.2250738585072012e-308", .leastNormalMagnitude),
            ("4.9e-324", .leastNonzeroMagnitude), ("2e-324", 0), ("-1e-400", -0.0),
            ("1.7976931348623157e308", .greatestFiniteMagnitude),
            ("1.7976931348623159e308", .infinity), ("1e400", .infinity), ("-1e400", -.infinity),
            ("1e99999999999999999999", .infinity), ("1e-99999999999999999999", 0),
            ("8.10109172351e-10", 8.10109172351e-10), ("179769313486231580793e289", .infinity),
            ("0.500000000000000166533453693773481063544750213623046875", 0.5000000000000002),
        ] as [(String, Double)])
    func `a number is rounded to the nearest double`(text: String, expected: Double) throws {
        #expect(try double(text).bitPattern == expected.bitPattern)
    }

    @Test func `every double is read back from its shortest text and from 17 digits`() throws {
        var generator = Dice(seed: 7)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            #expect(try double(value.description).bitPattern == value.bitPattern)
        }
    }

    @Test func `decimal readings of few digits need no library and are exact`() throws {
        var generator = Dice(seed: 11)
        for _ in 0..<20_000 {
            let whole = Int64(generator.next() % 1_000_000_000_000_000)
            let text = "\(whole)e\(Int(generator.next() % 45) - 22)"
            #expect(try double(text).bitPattern == Double(text)?.bitPattern)
        }
    }

    @Test func `texts are unescaped only where an escape occurs`() throws {
        let json = #"["plain 床","a\"\\\/\b\f\n\r\t","\u5E8a\ud83d\uDE00\u0000"]"#
        let texts = try scanned(json) { scanner throws(JSONError) in
            var texts: [(String, Bool)] = []
            try scanner.beginArray()
            while try scanner.nextElement() {
                let text = try scanner.text()
                texts.append((scanner.string(text), text.hasEscapes))
            }
            try scanner.finish()
            return texts
        }
        #expect(texts.map(\.0) == ["plain 床", "a\"\\/\u{8}\u{C}\n\r\t", "床😀\0"])
        #expect(texts.map(\.1) == [false, true, true])
    }

    @Test func `a value that is read over is given as it stands`() throws {
        let json = #"{"a" : [1, {"b":"]}"}, null ] , "c":2}"#
        let range = try scanned(json) { scanner throws(JSONError) in
            try scanner.beginObject()
            _ = try scanner.nextName()
            return try scanner.skipValue()
        }
        #expect(range == 7..<29)
        #expect(String(decoding: Array(json.utf8)[range], as: UTF8.self) == #"[1, {"b":"]}"}, null ]"#)
    }

    @Test func `asking for another type than there is names both`() {
        let error = JSONError.unexpectedType(expected: .number, found: .text, at: 1)
        #expect(throws: error) {
            try scanned(#" "72""#) { scanner throws(JSONError) in _ = try scanner.number() }
        }
    }

    @Test(arguments: 1...64)
    func `nesting is allowed up to the limit and refused beyond it`(limit: Int) {
        let opened = [UInt8](repeating: UInt8(ascii: "["), count: limit)
        let closed = [UInt8](repeating: UInt8(ascii: "]"), count: limit)
        #expect(WireFixture.scan(opened + closed, nesting: limit) == nil)
        let deeper = WireFixture.scan([UInt8(ascii: "[")] + opened, nesting: limit)
        #expect(deeper == .tooDeep(limit: limit, at: limit))
    }

    @Test func `every byte that may not stand in a text is refused, every other taken`() {
        for byte in UInt8.min...UInt8.max {
            let error = WireFixture.scan([0x22, byte, 0x22])
            switch byte {
            case 0x00..<0x20: #expect(error == .controlCharacter(byte, at: 1))
            case 0x22: #expect(error == .trailingBytes(at: 2))
            case 0x5C: #expect(error == .unexpectedEnd(at: 3))
            case 0x80...: #expect(error == .invalidUTF8(at: 1))
            default: #expect(error == nil)
            }
        }
    }

    @Test func `two and three byte sequences are valid exactly when the standard library says so`() {
        for first in UInt8(0x80)...0xFF {
            for second in UInt8(0x80)...0xFF {
                for tail in [[], [0x80], [0xBF], [0x80, 0x80], [0xBF, 0xBF]] as [[UInt8]] {
                    let bytes = [first, second] + tail
                    let isValid = String(validating: bytes, as: UTF8.self) != nil
                    #expect((WireFixture.scan([0x22] + bytes + [0x22]) == nil) == isValid, "\(bytes)")
                }
            }
        }
    }
}
