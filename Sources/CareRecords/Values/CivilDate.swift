public import CareCore
internal import CareWire

/// A day of the civil calendar in Asia/Shanghai, written `2021-12-31`. Years 1900 to 2199.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    public let day: Int32

    /// The first and the last day that can be written.
    public static let range: ClosedRange<Int32> = -25_567...84_005
    /// What a good day is, for messages.
    public static let expected = "a day such as 2021-12-31"

    /// The day of that number since 1970-01-01; `nil` outside the years 1900 to 2199.
    public init?(day: Int32) {
        guard Self.range.contains(day) else { return nil }
        self.day = day
    }

    /// The day of the calendar; `nil` when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1_900...2_199).contains(year), (1...12).contains(month), day >= 1,
            day <= RFC3339.length(ofMonth: month, year: year)
        else { return nil }
        self.day = Int32(RFC3339.days(year: year, month: month, day: day))
    }

    /// The day on which `moment` lies.
    public init(of moment: Timestamp) {
        day = min(max(CivilCalendar.day(of: moment), Self.range.lowerBound), Self.range.upperBound)
    }

    /// Year, month from 1, day from 1.
    public var parts: (year: Int, month: Int, day: Int) { RFC3339.date(days: Int(day)) }

    /// Its first moment.
    public var start: Timestamp { CivilCalendar.start(ofDay: day) }

    /// The first moment after it.
    public var end: Timestamp { CivilCalendar.start(ofDay: day + 1) }

    /// Monday is 1, Sunday 7. 1970-01-01 was a Thursday.
    public var weekday: Int { Int(((day + 3) % 7 + 7) % 7) + 1 }

    /// The day `days` later, held at the ends of the calendar.
    public func adding(_ days: Int32) -> CivilDate {
        CivilDate(day: min(max(day + days, Self.range.lowerBound), Self.range.upperBound)) ?? self
    }

    /// The same day of the month `months` later; the last of that month where it is shorter.
    public func adding(months: Int) -> CivilDate {
        let parts = parts
        let month = parts.year * 12 + parts.month - 1 + months
        let (year, monthOfYear) = (month / 12, month % 12 + 1)
        let last = RFC3339.length(ofMonth: monthOfYear, year: year)
        return CivilDate(year: year, month: monthOfYear, day: min(parts.day, last)) ?? self
    }

    /// Whole years from `birth` to this day, as people count age.
    public func years(since birth: CivilDate) -> Int {
        let (now, then) = (parts, birth.parts)
        let isBeforeBirthday = (now.month, now.day) < (then.month, then.day)
        return now.year - then.year - (isBeforeBirthday ? 1 : 0)
    }

    /// In order of time.
    public static func < (left: CivilDate, right: CivilDate) -> Bool { left.day < right.day }
}

extension CivilDate: RecordValue {
    /// Days lie as numbers.
    public static let isInteger = true

    /// A day.
    public static let shape = RecordShape.day

    /// Reads `2021-12-31` and nothing else.
    public init?(recordText text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Int(digits: bytes[0..<4]), let month = Int(digits: bytes[5..<7]),
            let day = Int(digits: bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads days since 1970-01-01.
    public init?(stored: StoredValue) {
        guard case .integer(let number) = stored, let day = Int32(exactly: number) else { return nil }
        self.init(day: day)
    }

    /// Days since 1970-01-01.
    public var stored: StoredValue { .integer(Int64(day)) }

    /// `2021-12-31`.
    public var recordText: String {
        let (year, month, day) = parts
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}
