import CareCore
import CareWire
import SimKit

/// Moments as people read and write them, in the time of the four counties.
enum TimeText {
    /// Reads RFC 3339.
    static func moment(_ text: String) -> Moment? {
        (try? RFC3339.parse(text)).map { Moment(milliseconds: $0.milliseconds) }
    }

    /// `2025-11-06T22:42:05+08:00`, with milliseconds where there are any.
    static func full(_ moment: Moment) -> String { text(moment).replacing(".000+", with: "+") }

    /// `22:42:05`.
    static func ofDay(_ moment: Moment) -> String { String(text(moment).dropFirst(11).prefix(8)) }

    private static func text(_ moment: Moment) -> String {
        RFC3339.text(Timestamp(milliseconds: moment.milliseconds), zone: .china)
    }
}
