public import CareCore
public import SimKit

/// A story about beds, devices and people, told by hand: who is there, what happens when, and what must be seen.
///
/// All moments are lengths of time since its start; `story(start:)` sets them on a clock.
public struct Scenario: Sendable {
    /// Path of its file, as messages show it.
    public let file: String
    /// What people call it.
    public let title: BilingualText
    /// What happens and what it shows, in a few sentences.
    public let summary: BilingualText
    /// The time of day at which it begins, in the four counties; `nil` when it may begin at any time.
    public let start: TimeSpan?
    /// Whether it begins on the last day of a month.
    public let isAtMonthEnd: Bool
    /// When it is over.
    public let end: TimeSpan
    /// Who is there.
    let cast: Cast
    /// Forms that are on record before anything happens.
    let books: [WrittenForm]
    /// What happens, in order of time.
    public let timeline: [TimelineEntry]
    /// Which alarm messages must come, and which must not.
    public let expectations: [Expectation]
    /// Which rows the gateway's database must have at the end.
    public let records: [RecordDemand]
}

extension Scenario {
    /// A moment of the story as its file writes it: a time of day, or the time since the start.
    public func clock(_ moment: TimeSpan) -> String {
        let shown = (start ?? .zero) + moment
        let second = shown.milliseconds / 1_000
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let hour = start == nil ? second / 3_600 : second / 3_600 % 24
        return (start == nil ? "+" : "") + "\(two(hour)):\(two(second / 60 % 60)):\(two(second % 60))"
    }

    /// A moment of a day, or of the last day of its month, at which the story can begin in simulated time: ten in the
    /// morning, where it does not say.
    public func start(on day: CivilDay) -> Moment {
        (isAtMonthEnd ? day.monthEnd : day).start + (start ?? .hours(10))
    }

    /// Whether its records can be judged only by who has the secret of the records.
    public var needsRecordKey: Bool { records.contains { $0.isFigure } }
}
