import CareCore

/// What of a channel is on its way, and how long it asks to be left alone.
struct ChannelLoad {
    /// Messages on their way that are not about a P1 alarm.
    var usual = 0
    /// Messages about P1 alarms on their way.
    var urgent = 0
    /// The machine's time until which nothing is begun: the provider's `Retry-After`, or the channel's own pace.
    var heldUntil = Timestamp.epoch

    /// Whether nothing is on its way.
    var isEmpty: Bool { usual <= 0 && urgent <= 0 }

    /// Counts messages in, or with a negative number out.
    mutating func add(_ count: Int, isUrgent: Bool) {
        if isUrgent { urgent += count } else { usual += count }
    }
}
