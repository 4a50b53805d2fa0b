internal import CareCore

/// A moment as the two columns `minute` and `millisecond` of a reading's key.
///
/// Civil days begin on a whole minute, because Asia/Shanghai is UTC+8, so a day is a range of minutes.
struct ReadingKey {
    /// Minutes from 1970-01-01T00:00Z; negative before.
    let minute: Int64
    /// Milliseconds within the minute, 0 ..< 60,000.
    let millisecond: Int64

    private static let length: Int64 = 60_000

    init(_ moment: Timestamp) {
        let (quotient, remainder) = moment.milliseconds.quotientAndRemainder(dividingBy: Self.length)
        minute = remainder < 0 ? quotient - 1 : quotient
        millisecond = remainder < 0 ? remainder + Self.length : remainder
    }

    /// The moment that the columns mean.
    static func moment(minute: Int64, millisecond: Int64) -> Timestamp {
        Timestamp(milliseconds: minute * length + millisecond)
    }

    /// The minutes of a civil day.
    static func minutes(ofDay day: Int32) -> Range<Int64> {
        let start = CivilCalendar.start(ofDay: day)
        return ReadingKey(start).minute..<ReadingKey(start + CivilCalendar.dayLength).minute
    }
}
