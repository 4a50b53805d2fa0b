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
    /// How long it must be heard of for `lead` to ring; `nil` for what is told of however late.
    var hearing: Hearing?
    /// When the message that tells of it came through at the latest: a device without a clock dates it then. The
    /// distant future when the link did not come back.
    var toldAt: Moment?

    /// How long after its end an alarm may come and be about it: offline limits, messages that wait for a link.
    static let grace = TimeSpan.minutes(20)
    /// How long before its beginning: values are sampled, clocks are whole milliseconds.
    static let margin = TimeSpan.minutes(2)

    /// Whether `alarm` is right because of it.
    func explains(_ alarm: QualityAlarm, of place: AlarmPlace) -> Bool {
        rules.contains(alarm.rule) && place.household == household
            && (bed == nil || place.bed == nil || place.bed == bed) && (device == nil || device == alarm.device)
            && (isWithin(alarm.raisedAt, from, until) || toldAt.map { isWithin(alarm.raisedAt, $0, $0) } ?? false)
    }

    /// What `rule` missed, in words.
    func text(_ rule: String) -> String {
        "\(rule) at \(bed ?? household): from \(from.milliseconds) to \(until.milliseconds)"
    }

    private func isWithin(_ moment: Moment, _ from: Moment, _ until: Moment) -> Bool {
        moment >= from - Self.margin && moment <= until + Self.grace
    }
}
