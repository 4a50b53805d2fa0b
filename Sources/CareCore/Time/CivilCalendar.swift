/// Days and times of day in Asia/Shanghai by integer arithmetic.
///
/// China has one zone, UTC+8, and no daylight saving time since 1991, so a fixed offset is exact for every moment
/// this gateway can see.
public enum CivilCalendar {
    /// Offset of the civil time from UTC.
    public static let offset = Milliseconds.hours(8)

    /// Length of every civil day.
    public static let dayLength = Milliseconds.days(1)

    /// Days from 1970-01-01 to the civil day of `moment`; negative before.
    @inlinable
    public static func day(of moment: Timestamp) -> Int32 {
        Int32(truncatingIfNeeded: floorDivide(moment.milliseconds + offset.count, dayLength.count))
    }

    /// Milliseconds from civil midnight to `moment`, 0 ..< 86,400,000.
    @inlinable
    public static func millisecondOfDay(of moment: Timestamp) -> Int32 {
        let shifted = moment.milliseconds + offset.count
        return Int32(shifted - floorDivide(shifted, dayLength.count) * dayLength.count)
    }

    /// Minutes from civil midnight to `moment`, 0 ..< 1,440.
    @inlinable
    public static func minuteOfDay(of moment: Timestamp) -> Int { Int(millisecondOfDay(of: moment)) / 60_000 }

    /// The first moment of civil day `day`.
    @inlinable
    public static func start(ofDay day: Int32) -> Timestamp {
        Timestamp(milliseconds: Int64(day) * dayLength.count - offset.count)
    }

    /// The next moment strictly after `moment` whose time of day is `minute` (0 ..< 1,440).
    public static func next(minuteOfDay minute: Int, after moment: Timestamp) -> Timestamp {
        let today = start(ofDay: day(of: moment)) + .minutes(Int64(minute))
        return today > moment ? today : today + dayLength
    }

    /// The next moment strictly after `moment` that is a Monday at that time of day (0 ..< 1,440).
    public static func nextMonday(minuteOfDay minute: Int, after moment: Timestamp) -> Timestamp {
        let next = next(minuteOfDay: minute, after: moment)
        // 1970-01-01 was a Thursday.
        let weekday = (Int64(day(of: next)) + 3) % 7
        return next + .days((7 - weekday) % 7)
    }

    @inlinable
    static func floorDivide(_ dividend: Int64, _ divisor: Int64) -> Int64 {
        let quotient = dividend / divisor
        return dividend % divisor < 0 ? quotient - 1 : quotient
    }
}
