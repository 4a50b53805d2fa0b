import CareCore
import CareWire

/// Moments for people: the civil time of the served counties with its offset.
enum TimeText {
    /// `2025-11-06 22:42:05 +08:00`; `-` for none.
    static func short(_ moment: Timestamp?) -> String {
        guard let moment else { return "-" }
        let text = RFC3339.text(moment, zone: .china)
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) +08:00"
    }

    /// The same with milliseconds.
    static func exact(_ moment: Timestamp?) -> String {
        guard let moment else { return "-" }
        let text = RFC3339.text(moment, zone: .china)
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(12)) +08:00"
    }
}
