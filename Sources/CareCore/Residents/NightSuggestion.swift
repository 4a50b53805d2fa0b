/// The night that a bed's own last nights suggest for `BedNight`. A person takes it, nothing does by itself.
///
/// The hour of care.md goes outwards on both sides, to whole quarters: the suggestion is never a shorter watch than the
/// person's usual night (decision 75). Source: care.md 8.4, BED-1: suggested after 14 nights, from the bed's own median
/// ± 60 min.
public struct NightSuggestion: Sendable, Equatable {
    /// Nights that it rests on, and that it needs.
    public static let nightsNeeded = 14
    private static let margin = 60
    private static let step = 15

    /// How many of the bed's newest nights it rests on, 0 ... 14.
    public let nights: Int
    /// The median of going to bed, a minute of the day; `nil` without a night.
    public let bedtime: Int?
    /// The median of getting up, a minute of the day; `nil` without a night.
    public let rising: Int?
    /// The night that is suggested; `nil` with fewer nights than are needed, or when no bed may have that one.
    public let window: DailyWindow?
    /// Why nothing is suggested although the nights are enough; `nil` otherwise.
    public let fault: String?

    /// Rests on the newest 14 of these nights, oldest first.
    public init(_ found: [NightInBed]) {
        let newest = found.suffix(Self.nightsNeeded)
        nights = newest.count
        guard !newest.isEmpty else {
            (bedtime, rising, window, fault) = (nil, nil, nil, nil)
            return
        }
        let begin = Self.median(newest.map(\.bedtimeMinutes))
        let end = Self.median(newest.map(\.risingMinutes))
        bedtime = Self.minuteOfDay(begin)
        rising = Self.minuteOfDay(end)
        let from = (begin - Self.margin) / Self.step * Self.step
        let until = (end + Self.margin + Self.step - 1) / Self.step * Self.step
        guard nights == Self.nightsNeeded else {
            (window, fault) = (nil, nil)
            return
        }
        guard let night = DailyWindow(from: Self.minuteOfDay(from), until: Self.minuteOfDay(until)) else {
            (window, fault) = (nil, "expected a night of 5 to 14 hours, found the whole day")
            return
        }
        fault = BedNight.fault(of: night)
        window = fault == nil ? night : nil
    }

    /// The minute of the day so many minutes after a noon.
    private static func minuteOfDay(_ minutes: Int) -> Int { DayBound.minuteOfDay(minutes + 720) }

    private static func median(_ values: [Int]) -> Int {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
