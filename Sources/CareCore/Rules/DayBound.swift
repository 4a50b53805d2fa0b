/// One end of a window of the day in a rule: a time of day, or so far from an end of the bed's night (`BedNight`).
public enum DayBound: Hashable, Sendable {
    /// A minute of the day, 0 ..< 1,440.
    case time(Int)
    /// So many minutes after the night begins; negative for before it.
    case bedtime(Int)
    /// So many minutes after the night ends; negative for before that.
    case rising(Int)

    /// The minute of the day, 0 ..< 1,440, where that is the bed's night.
    func minute(in night: DailyWindow) -> Int {
        switch self {
        case .time(let minute): minute
        case .bedtime(let offset): Self.minuteOfDay(night.from + offset)
        case .rising(let offset): Self.minuteOfDay(night.until + offset)
        }
    }

    /// The minute of the day that so many minutes from midnight come to, however many days away.
    static func minuteOfDay(_ minutes: Int) -> Int { (minutes % 1_440 + 1_440) % 1_440 }
}
