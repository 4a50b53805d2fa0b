import CareCore
import CareWire
import Foundation
import Testing

@Suite struct RFC3339Tests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2025-11-06T22:42:05.123+08:00", 1_762_440_125_123),
            ("2025-11-06T14:42:05.123Z", 1_762_440_125_123), ("2025-11-06t14:42:05.123z", 1_762_440_125_123),
            ("2025-11-06 14:42:05.123Z", 1_762_440_125_123), ("2025-11-06T14:42:05.1239999999999Z", 1_762_440_125_123),
            ("2025-11-06T14:42:05.1Z", 1_762_440_125_100), ("2025-11-06T14:42:05.02Z", 1_762_440_125_020),
            ("2025-11-06T14:42:05-00:00", 1_762_440_125_000), ("2025-11-06T09:12:05-05:30", 1_762_440_125_000),
            ("1969-12-31T23:59:59.999Z", -1), ("2000-02-29T00:00:00Z", 951_782_400_000),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
            ("0000-01-01T00:00:00+23:59", -62_167_305_540_000), ("9999-12-31T23:59:59.999-23:59", 253_402_387_139_999),
            ("2016-12-31T23:59:60Z", 1_483_228_799_999), ("2017-01-01T07:59:60.5+08:00", 1_483_228_799_999),
            ("2016-12-31T23:59:59.999Z", 1_483_228_799_999),
        ] as [(String, Int64)])
    func `a moment is read`(text: String, milliseconds: Int64) throws {
        #expect(try RFC3339.parse(text) == Timestamp(milliseconds: milliseconds))
    }

    @Test(
        arguments: [
            ("", .malformed(at: 0)), ("2025", .malformed(at: 4)), ("2025-11-06", .malformed(at: 10)),
            ("2025-11-06T14:42:05", .malformed(at: 19)), ("2025-11-06T14:42:05.Z", .malformed(at: 20)),
            ("2025-11-06T14:42:05,1Z", .malformed(at: 19)), ("2025-11-06T14:42Z", .malformed(at: 16)),
            ("2025-11-06T14:42:05+0800", .malformed(at: 22)), ("2025-11-06T14:42:05+08", .malformed(at: 22)),
            ("2025-11-06T14:42:05Z ", .malformed(at: 20)), (" 2025-11-06T14:42:05Z", .malformed(at: 0)),
            ("+2025-11-06T14:42:05Z", .malformed(at: 0)), ("12025-11-06T14:42:05Z", .malformed(at: 4)),
            ("2025/11/06T14:42:05Z", .malformed(at: 4)), ("2025-1-06T14:42:05Z", .malformed(at: 6)),
            ("2025-11-06_14:42:05Z", .malformed(at: 10)), ("２０25-11-06T14:42:05Z", .malformed(at: 0)),
            ("2025-00-06T14:42:05Z", .noSuchDay(at: 5)), ("2025-13-06T14:42:05Z", .noSuchDay(at: 5)),
            ("2025-11-00T14:42:05Z", .noSuchDay(at: 8)), ("2025-11-31T14:42:05Z", .noSuchDay(at: 8)),
            ("2025-02-29T14:42:05Z", .noSuchDay(at: 8)), ("1900-02-29T14:42:05Z", .noSuchDay(at: 8)),
            ("2025-11-06T24:00:00Z", .noSuchTime(at: 11)), ("2025-11-06T14:60:05Z", .noSuchTime(at: 14)),
            ("2025-11-06T14:42:61Z", .noSuchTime(at: 17)), ("2025-11-06T14:42:60Z", .noSuchTime(at: 17)),
            ("2016-12-31T23:59:60+08:00", .noSuchTime(at: 17)),
            ("2025-11-06T14:42:05+24:00", .noSuchOffset(at: 19)), ("2025-11-06T14:42:05+08:60", .noSuchOffset(at: 19)),
        ] as [(String, RFC3339Error)])
    func `what is no moment has an error at its byte`(text: String, expected: RFC3339Error) {
        #expect(throws: expected) { try RFC3339.parse(text) }
        #expect(!expected.text.isEmpty && expected.offset <= text.utf8.count)
    }

    @Test(
        arguments: [
            (1_762_440_125_123, "2025-11-06T14:42:05.123Z", "2025-11-06T22:42:05.123+08:00"),
            (0, "1970-01-01T00:00:00.000Z", "1970-01-01T08:00:00.000+08:00"),
            (-1, "1969-12-31T23:59:59.999Z", "1970-01-01T07:59:59.999+08:00"),
            (951_868_799_999, "2000-02-29T23:59:59.999Z", "2000-03-01T07:59:59.999+08:00"),
            (.max, "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999+08:00"),
            (.min, "0000-01-01T00:00:00.000Z", "0000-01-01T00:00:00.000+08:00"),
        ] as [(Int64, String, String)])
    func `a moment is written in both zones, beyond the years as the nearest`(
        milliseconds: Int64, utc: String, china: String
    ) {
        #expect(RFC3339.text(Timestamp(milliseconds: milliseconds), zone: .utc) == utc)
        #expect(RFC3339.text(Timestamp(milliseconds: milliseconds)) == china)
    }

    @Test func `moments all over the years are written and read back, each later than the one before`() throws {
        var moment = RFC3339.earliest
        var before = ""
        // A step of about 33 days that is no multiple of anything in the calendar.
        while moment < RFC3339.latest {
            let text = RFC3339.text(moment, zone: .utc)
            #expect(try RFC3339.parse(text) == moment)
            #expect(before < text)
            before = text
            moment = moment + Milliseconds(2_855_434_567)
        }
    }

    @Test func `days around the ends of February are those of Foundation's calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for year in [1900, 1970, 1999, 2000, 2024, 2025, 2026, 2100, 2400] {
            for dayOfYear in 55...64 {
                let start = try #require(calendar.date(from: DateComponents(year: year, month: 1, day: 1)))
                let date = try #require(calendar.date(byAdding: .day, value: dayOfYear, to: start))
                let parts = calendar.dateComponents([.year, .month, .day], from: date)
                let text = RFC3339.text(Timestamp(milliseconds: Int64(date.timeIntervalSince1970) * 1_000), zone: .utc)
                let digits = text.prefix(10).split(separator: "-").map { Int($0) }
                #expect(digits == [parts.year, parts.month, parts.day])
            }
        }
    }
}
