import SimKit

/// Something that was truly so for a time: alarms of some rules are right while it is, and one may be asked for.
struct Circumstance: Equatable {
    let household: String
    /// `nil` for the whole household.
    let bed: String?
    /// Only alarms of this device are about it; `nil` for any.
    var device: String?
    let from: Moment
    let until: Moment
    /// Rules that are right in it.
    let rules: Set<String>
    /// The rule that misses it when nothing rings; `nil` when no alarm is asked for.
    let lead: String?

    /// How long after its end an alarm may come and be about it: offline limits, messages that wait for a link.
    static let grace = TimeSpan.minutes(20)
    /// How long before its beginning: values are sampled, clocks are whole milliseconds.
    static let margin = TimeSpan.minutes(2)

    /// Whether `alarm` is right because of it.
    func explains(_ alarm: QualityAlarm, of place: AlarmPlace) -> Bool {
        rules.contains(alarm.rule) && place.household == household
            && (bed == nil || place.bed == nil || place.bed == bed) && (device == nil || device == alarm.device)
            && alarm.raisedAt >= from - Self.margin && alarm.raisedAt <= until + Self.grace
    }
}
