import CareCore
import CareProfiles
import SimKit

/// Reads when something happens: `at` a time of day or a time since the start, or `after` the entry before.
struct MomentReader {
    /// The time of day at which the story begins, if it says one.
    let start: TimeSpan?
    let end: TimeSpan
    /// The moment of the entry before.
    private var last = TimeSpan.zero

    /// The keys of every entry that has a moment.
    static let keys = ["at", "after"]
    /// How long a story may be.
    private static let longest = TimeSpan.days(7)
    private static let expected = "a time since the start such as 6m, or a time of day HH:MM or HH:MM:SS"

    init(start: TimeSpan?, end: TimeSpan) {
        self.start = start
        self.end = end
    }

    /// The moment of an entry; each is as late as the one before or later.
    mutating func read(_ mapping: YAMLMapping) -> TimeSpan? {
        guard let moment = moment(mapping) else { return nil }
        let value = mapping["at"] ?? mapping["after"]
        guard moment >= last else {
            value?.report(
                "times out of order", expected: "a moment that is not before the entry above",
                fix: "write the entries in the order in which they happen")
            return nil
        }
        guard moment <= end else {
            value?.report("moment after the end", expected: "a moment of the story, which ends at its end")
            return nil
        }
        last = moment
        return moment
    }

    private func moment(_ mapping: YAMLMapping) -> TimeSpan? {
        switch (mapping["at"], mapping["after"]) {
        case (let at?, nil): return Self.moment(at, start: start)
        case (nil, let after?): return Self.length(after, "after").map { last + $0 }
        case (nil, nil): _ = mapping.required("at")
        case (_?, let after?): after.report("two moments", expected: "either at or after")
        }
        return nil
    }

    /// The moment of a value that stands alone.
    static func moment(_ value: YAMLValue, start: TimeSpan?) -> TimeSpan? {
        let text = value.scalarText ?? ""
        if let length = DurationText.parse(text) { return .milliseconds(length.count) }
        guard let time = timeOfDay(text) else {
            value.report("moment", expected: expected)
            return nil
        }
        guard let start else {
            value.report(
                "time of day", expected: "a time since the start such as 6m", fix: "or say with start when it begins")
            return nil
        }
        return time >= start ? time - start : time + .days(1) - start
    }

    /// The end of a story.
    static func end(_ value: YAMLValue, start: TimeSpan?) -> TimeSpan? {
        guard let end = moment(value, start: start) else { return nil }
        if end > .zero && end <= longest { return end }
        value.report("end", expected: "a moment after the start and at most 7d after it")
        return nil
    }

    /// A length of time that may be nothing.
    static func length(_ value: YAMLValue, _ what: String) -> TimeSpan? {
        if let length = value.scalarText.flatMap({ DurationText.parse($0) }) { return .milliseconds(length.count) }
        value.report(what, expected: DurationText.expected)
        return nil
    }

    static func timeOfDay(_ text: String) -> TimeSpan? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.utf8.count == 2 ? Int64($0) : nil }
        guard (2...3).contains(parts.count), numbers.count == parts.count, (0..<24).contains(numbers[0]),
            numbers.dropFirst().allSatisfy({ (0..<60).contains($0) })
        else { return nil }
        return .seconds(numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0))
    }
}
