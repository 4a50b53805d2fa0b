/// A window of the day as a rule names it: `between(22:30, 07:00)`, `between(bedtime - 150m, rising)`.
public struct DayWindow: Hashable, Sendable {
    /// Its first minute.
    public let from: DayBound
    /// The first minute after it.
    public let until: DayBound

    /// Makes a window; `isSound` tells whether it is one in every night.
    public init(from: DayBound, until: DayBound) {
        self.from = from
        self.until = until
    }

    /// Whether the bed's night moves it.
    public var followsNight: Bool {
        switch (from, until) {
        case (.time, .time): false
        default: true
        }
    }

    /// The window where that is the bed's night; `nil` when it is empty then, which no sound one ever is.
    public func window(in night: DailyWindow) -> DailyWindow? {
        DailyWindow(from: from.minute(in: night), until: until.minute(in: night))
    }

    /// Whether its ends differ in every night that `BedNight` allows.
    public var isSound: Bool {
        switch (from, until) {
        case (.time(let one), .time(let other)): one != other
        case (.bedtime(let one), .bedtime(let other)), (.rising(let one), .rising(let other)):
            DayBound.minuteOfDay(one - other) != 0
        case (.bedtime(let begin), .rising(let end)), (.rising(let end), .bedtime(let begin)):
            !BedNight.lengths.contains(DayBound.minuteOfDay(begin - end))
        case (.time(let minute), .bedtime(let offset)), (.bedtime(let offset), .time(let minute)):
            !BedNight.begins(at: DayBound.minuteOfDay(minute - offset))
        case (.time(let minute), .rising(let offset)), (.rising(let offset), .time(let minute)):
            !BedNight.ends(at: DayBound.minuteOfDay(minute - offset))
        }
    }
}
