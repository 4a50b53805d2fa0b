public import CareCore

/// When a month's figures are made, and when they stop moving. Source: care.md 12: cut-off on the 1st at 02:00, late
/// data accepted to the 5th, then frozen.
public enum SummaryCalendar {
    /// Time after the beginning of the next month at which a month's figures may be reported.
    public static let cutOff = Milliseconds.hours(2)
    /// The last day of the next month on which late data still count.
    public static let lateDays: Int32 = 5

    /// From when on figures of the period may be reported.
    public static func cutOff(of period: SummaryPeriod) -> Timestamp { period.last.end + cutOff }

    /// When a month is frozen: the first moment after the last day for late data.
    public static func freezing(of month: SummaryMonth) -> Timestamp { month.period.last.adding(lateDays).end }

    /// How certain figures are that are made from the rows at `now`.
    public static func standing(of period: SummaryPeriod, at now: Timestamp) -> CountySummary.Standing {
        if now < cutOff(of: period) { return .running }
        return now < period.last.adding(lateDays).end ? .provisional : .recomputed
    }
}
