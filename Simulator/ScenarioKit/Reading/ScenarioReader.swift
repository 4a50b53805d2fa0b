import CareCore
import CareProfiles
import SimKit

/// Reads the top of a scenario file and hands its parts to their readers.
enum ScenarioReader {
    private static let keys = [
        "title", "story", "start", "day", "end", "beds", "devices", "books", "timeline", "expect", "records",
    ]

    static func read(_ value: YAMLValue, _ file: String, _ profiles: ProfileSet) -> Scenario? {
        guard let mapping = value.mapping("scenario", keys: keys) else { return nil }
        let title = mapping.required("title")?.bilingual("title")
        let summary = mapping.required("story")?.bilingual("story")
        let start = mapping["start"].map(startTime)
        guard let title, let summary, let start = start ?? .some(nil) as TimeSpan??,
            let cast = CastReader(profiles: profiles).read(mapping),
            let end = mapping.required("end").flatMap({ MomentReader.end($0, start: start) })
        else { return nil }
        let isAtMonthEnd = mapping["day"].map { isMonthEnd($0, start) } ?? false
        let books = mapping["books"].map(FormReader.books) ?? []
        let names = NameReader(cast: cast)
        var timeline = TimelineReader(names: names, moments: MomentReader(start: start, end: end))
        var expectations = ExpectationReader(names: names, moments: MomentReader(start: start, end: end))
        let records = RecordReader(names: names)
        let entries = mapping.required("timeline")?.list("timeline")?.map { timeline.read($0) }
        let expected = mapping.required("expect")?.list("expect")?.map { expectations.read($0) }
        let demanded = mapping["records"].map { $0.list("records")?.map(records.read) } ?? []
        guard let entries, let expected, let demanded, let books, let isAtMonthEnd else { return nil }
        return Scenario(
            file: file, title: title, summary: summary, start: start, isAtMonthEnd: isAtMonthEnd, end: end,
            cast: cast, books: books, timeline: entries.compactMap { $0 }, expectations: expected.compactMap { $0 },
            records: demanded.compactMap { $0 })
    }

    /// `nil` when it cannot be read.
    private static func isMonthEnd(_ value: YAMLValue, _ start: TimeSpan?) -> Bool? {
        guard value.word("day", ["month-end": true]) != nil else { return nil }
        if start != nil { return true }
        value.report("day", expected: "a time of day with it", fix: "say with start when it begins")
        return nil
    }

    /// `nil` when it cannot be read.
    private static func startTime(_ value: YAMLValue) -> TimeSpan?? {
        if let time = MomentReader.timeOfDay(value.scalarText ?? "") { return .some(time) }
        value.report("start", expected: "a time of day HH:MM or HH:MM:SS")
        return nil
    }
}
