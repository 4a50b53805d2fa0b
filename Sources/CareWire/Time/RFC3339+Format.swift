public import CareCore

extension RFC3339 {
    /// In which offset from UTC a moment is written.
    public enum Zone: Sendable {
        /// `Z`.
        case utc
        /// `+08:00`, the civil time of the served counties.
        case china
    }

    /// Writes `moment` with milliseconds: `2025-11-06T22:42:05.123+08:00`.
    ///
    /// A moment outside the years 0000 ... 9999 of the zone is written as the first or the last of them.
    public static func append(_ moment: Timestamp, zone: Zone, to bytes: inout [UInt8]) {
        let offset = zone == .utc ? Milliseconds.zero : CivilCalendar.offset
        // Clamped before the offset is added: the far future plus eight hours is no Int64.
        let local = min(max(moment, earliest - offset), latest - offset) + offset
        let sinceYearZero = local.milliseconds - earliest.milliseconds
        let millisecond = Int(sinceYearZero % 86_400_000)
        let firstDay = Int(earliest.milliseconds / 86_400_000)
        let (year, month, day) = date(days: Int(sinceYearZero / 86_400_000) + firstDay)
        appendDigits(year, 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        appendDigits(month, 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        appendDigits(day, 2, to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        appendDigits(millisecond / 3_600_000, 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendDigits(millisecond / 60_000 % 60, 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendDigits(millisecond / 1_000 % 60, 2, to: &bytes)
        bytes.append(UInt8(ascii: "."))
        appendDigits(millisecond % 1_000, 3, to: &bytes)
        bytes.append(contentsOf: zone == .utc ? "Z".utf8 : "+08:00".utf8)
    }

    /// `moment` as text, written as `append` does.
    public static func text(_ moment: Timestamp, zone: Zone = .china) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(29)
        append(moment, zone: zone, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func appendDigits(_ value: Int, _ digits: Int, to bytes: inout [UInt8]) {
        var weight = 1
        for _ in 1..<digits { weight *= 10 }
        while weight > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(value / weight % 10))
            weight /= 10
        }
    }
}
