/// An alarm that a person closed a short time ago and may open again.
struct ClosedAlarm: Equatable {
    /// As it was before the closing, with the number of the closing transition.
    var alarm: Alarm
    /// Gateway time of the closing.
    let closedAt: Timestamp
    /// Time between two announcements, in ms.
    let remindEvery: Int64?
}
