/// A day as people of the four counties live it: midnight to midnight at UTC+8, which has had no daylight saving
/// time since 1991.
public struct CivilDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int64

    /// Wraps a number of days since 1970-01-01.
    public init(number: Int64) { self.number = number }

    /// The day that `moment` falls on.
    public init(of moment: Moment) {
        let shifted = moment.milliseconds + Self.zone
        let quotient = shifted / Self.length
        number = shifted < 0 && shifted % Self.length != 0 ? quotient - 1 : quotient
    }

    /// Midnight, the first moment of the day.
    public var start: Moment { Moment(milliseconds: number * Self.length - Self.zone) }

    /// The day after.
    public var next: CivilDay { CivilDay(number: number + 1) }

    /// The day before.
    public var previous: CivilDay { CivilDay(number: number - 1) }

    /// The moment of this day at which the clock on the wall shows `hour`:`minute`; hours past 23 reach into the
    /// next day.
    public func at(_ hour: Int64, _ minute: Int64 = 0) -> Moment { start + .hours(hour) + .minutes(minute) }

    /// Whether `left` comes before `right`.
    public static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }

    private static let zone: Int64 = 8 * 3_600_000
    private static let length: Int64 = 86_400_000
}
