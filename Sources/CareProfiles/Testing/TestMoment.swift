import CareCore

/// Moments of a test: a length of time since its start, or the next such time of day.
enum TestMoment {
    static let expected = "a length of time since the start such as 6m, or a time of day HH:MM or HH:MM:SS"

    static func parse(_ text: String, from start: Timestamp) -> Timestamp? {
        if let length = DurationText.parse(text) { return start + length }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
        let numbers = parts.compactMap { Int64($0) }
        guard numbers.count == parts.count, numbers[0] < 24, numbers[1] < 60, numbers.last ?? 0 < 60 else {
            return nil
        }
        let second = numbers.count == 3 ? numbers[2] : 0
        let midnight = CivilCalendar.start(ofDay: CivilCalendar.day(of: start))
        let today = midnight + .seconds(numbers[0] * 3_600 + numbers[1] * 60 + second)
        return today >= start ? today : today + CivilCalendar.dayLength
    }

    /// `6m (22:06:00)`.
    static func text(_ moment: Timestamp, from start: Timestamp) -> String {
        let second = Int(CivilCalendar.millisecondOfDay(of: moment) / 1_000)
        let length = moment - start
        let digits = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "\(length == .zero ? "0s" : length.description)"
            + " (\(digits(second / 3_600)):\(digits(second / 60 % 60)):\(digits(second % 60)))"
    }
}
