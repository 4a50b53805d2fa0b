/// A window of the civil day, half open, that may cross midnight: `22:30–07:00`.
public struct DailyWindow: Hashable, Sendable {
    /// First minute of the window, 0 ..< 1,440.
    public let from: Int
    /// First minute after the window, 0 ..< 1,440.
    public let until: Int

    /// The night of people in Dali, where the sun is 80 minutes behind the clock: 22:30 to 07:00. Source: care.md 1.
    public static let night = DailyWindow(validFrom: 22 * 60 + 30, until: 7 * 60)

    private init(validFrom from: Int, until: Int) {
        self.from = from
        self.until = until
    }

    /// Makes a window; `nil` when a bound is no minute of the day or the window is empty.
    public init?(from: Int, until: Int) {
        guard (0..<1_440).contains(from), (0..<1_440).contains(until), from != until else { return nil }
        self.from = from
        self.until = until
    }

    /// Whether `moment` lies in the window.
    @inlinable
    public func contains(_ moment: Timestamp) -> Bool {
        let minute = CivilCalendar.minuteOfDay(of: moment)
        return from < until ? minute >= from && minute < until : minute >= from || minute < until
    }

    /// The next moment after `moment` at which the window opens or closes.
    public func nextEdge(after moment: Timestamp) -> Timestamp {
        min(CivilCalendar.next(minuteOfDay: from, after: moment), CivilCalendar.next(minuteOfDay: until, after: moment))
    }
}
