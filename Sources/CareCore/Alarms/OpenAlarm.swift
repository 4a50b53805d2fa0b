/// An alarm that is not over, with what the core needs to carry it on.
struct OpenAlarm: Equatable {
    var alarm: Alarm
    /// Devices whose condition still holds, in order of number.
    var contributors: [DeviceNumber]
    /// Gateway time in ms at which it is announced again; `Int64.max` for never.
    var remindAt: Int64
    /// Time between two announcements, in ms; `nil` for one only.
    let remindEvery: Int64?
    /// Gateway time in ms at which a test alarm ends by itself; `Int64.max` otherwise.
    let expiresAt: Int64
}
