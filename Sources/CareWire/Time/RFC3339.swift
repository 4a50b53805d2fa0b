public import CareCore

/// Moments as RFC 3339 text, by integer arithmetic.
///
/// Years 0000 ... 9999. Digits of the fraction beyond milliseconds are read over. A leap second, 23:59:60 UTC and
/// nowhere else, is read as 23:59:59.999: a `Timestamp` has no place for it, and a message must not be lost for it.
public enum RFC3339 {
    /// The first moment that can be written, 0000-01-01T00:00:00.000Z.
    public static let earliest = Timestamp(milliseconds: -62_167_219_200_000)
    /// The last moment that can be written, 9999-12-31T23:59:59.999Z.
    public static let latest = Timestamp(milliseconds: 253_402_300_799_999)

    /// Reads a moment; the whole of `bytes` must be it. `T` and `Z` may be small, and a space may stand for `T`.
    public static func parse(_ bytes: UnsafeRawBufferPointer) throws(RFC3339Error) -> Timestamp {
        let year = try number(in: bytes, at: 0, digits: 4)
        try expect("-", in: bytes, at: 4)
        let month = try number(in: bytes, at: 5, digits: 2)
        try expect("-", in: bytes, at: 7)
        let day = try number(in: bytes, at: 8, digits: 2)
        guard (1...12).contains(month) else { throw .noSuchDay(at: 5) }
        guard day >= 1, day <= length(ofMonth: month, year: year) else { throw .noSuchDay(at: 8) }
        guard bytes.count > 10 else { throw .malformed(at: bytes.count) }
        guard bytes[10] | 0x20 == UInt8(ascii: "t") || bytes[10] == UInt8(ascii: " ") else { throw .malformed(at: 10) }
        let hour = try number(in: bytes, at: 11, digits: 2)
        try expect(":", in: bytes, at: 13)
        let minute = try number(in: bytes, at: 14, digits: 2)
        try expect(":", in: bytes, at: 16)
        let second = try number(in: bytes, at: 17, digits: 2)
        guard hour < 24 else { throw .noSuchTime(at: 11) }
        guard minute < 60 else { throw .noSuchTime(at: 14) }
        guard second <= 60 else { throw .noSuchTime(at: 17) }
        var cursor = 19
        var millisecond = try fraction(in: bytes, at: &cursor)
        let offset = try minutesFromUTC(in: bytes, at: &cursor)
        guard cursor == bytes.count else { throw .malformed(at: cursor) }
        let minutes = Int64(days(year: year, month: month, day: day)) * 1_440 + Int64(hour * 60 + minute - offset)
        if second == 60 {
            guard (minutes + 1) % 1_440 == 0 else { throw .noSuchTime(at: 17) }
            millisecond = 999
        }
        return Timestamp(milliseconds: minutes * 60_000 + Int64(min(second, 59) * 1_000 + millisecond))
    }

    /// Reads a moment from `text`; the whole of it must be one.
    public static func parse(_ text: String) throws(RFC3339Error) -> Timestamp {
        var text = text
        return try text.withUTF8 { utf8 in
            Result { () throws(RFC3339Error) in try parse(UnsafeRawBufferPointer(utf8)) }
        }.get()
    }

    private static func number(
        in bytes: UnsafeRawBufferPointer, at start: Int, digits: Int
    ) throws(RFC3339Error) -> Int {
        var value = 0
        for offset in start..<start + digits {
            guard offset < bytes.count else { throw .malformed(at: bytes.count) }
            let digit = bytes[offset] &- UInt8(ascii: "0")
            guard digit < 10 else { throw .malformed(at: offset) }
            value = value * 10 + Int(digit)
        }
        return value
    }

    private static func expect(
        _ byte: Unicode.Scalar, in bytes: UnsafeRawBufferPointer, at offset: Int
    ) throws(RFC3339Error) {
        guard offset < bytes.count else { throw .malformed(at: bytes.count) }
        guard bytes[offset] == UInt8(ascii: byte) else { throw .malformed(at: offset) }
    }

    /// Milliseconds of the fraction, when there is one.
    private static func fraction(in bytes: UnsafeRawBufferPointer, at cursor: inout Int) throws(RFC3339Error) -> Int {
        guard cursor < bytes.count, bytes[cursor] == UInt8(ascii: ".") else { return 0 }
        cursor += 1
        var value = try number(in: bytes, at: cursor, digits: 1) * 100
        cursor += 1
        var weight = 10
        while cursor < bytes.count, bytes[cursor] &- UInt8(ascii: "0") < 10 {
            value += weight * Int(bytes[cursor] - UInt8(ascii: "0"))
            weight /= 10
            cursor += 1
        }
        return value
    }

    private static func minutesFromUTC(
        in bytes: UnsafeRawBufferPointer, at cursor: inout Int
    ) throws(RFC3339Error) -> Int {
        guard cursor < bytes.count else { throw .malformed(at: bytes.count) }
        let sign = bytes[cursor]
        if sign | 0x20 == UInt8(ascii: "z") {
            cursor += 1
            return 0
        }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { throw .malformed(at: cursor) }
        let hours = try number(in: bytes, at: cursor + 1, digits: 2)
        try expect(":", in: bytes, at: cursor + 3)
        let minutes = try number(in: bytes, at: cursor + 4, digits: 2)
        guard hours < 24, minutes < 60 else { throw .noSuchOffset(at: cursor) }
        cursor += 6
        return sign == UInt8(ascii: "-") ? -(hours * 60 + minutes) : hours * 60 + minutes
    }
}
