/// The month of a moment or day, as SQL: the number of the month's first day.
enum MonthText {
    /// The day in Asia/Shanghai of a moment.
    static func day(of moment: String) -> String { "((\(moment) + 28800000) / 86400000)" }

    /// The month of a day.
    static func month(ofDay day: String) -> String {
        "(CAST(strftime('%s', \(day) * 86400, 'unixepoch', 'start of month') AS INTEGER) / 86400)"
    }

    /// The month of a moment, by the calendar of Asia/Shanghai.
    static func month(of moment: String) -> String { month(ofDay: day(of: moment)) }
}
