/// What one rule of one device remembers besides its timers.
struct RuleCell: Equatable {
    /// Number of the highest stage that has raised, counted from 1; 0 while the rule has raised nothing, `setAside`
    /// after a person closed the alarm of a condition that stands.
    var level: UInt8 = 0
    /// Whether the rule's `arm` condition has been met.
    var isArmed = false
    /// The moment, in ms, at which the clock must ask the rule again, or at which the device's answer is waited for no
    /// longer; `Int64.max` for never.
    var askAt: Int64 = .max
    /// Device time of the raise, in ms; meaningful while `level` is above 0 or an event is pending. Of what was set
    /// aside the moment from which it may ring again.
    var raisedAt: Int64 = .min
    /// Gateway time, in ms, of the last command to the device; `Int64.min` for never.
    var askedAt: Int64 = .min

    /// A level above every stage.
    static let setAside = UInt8.max

    /// Whether a person closed the alarm although its condition stood, and it has stood ever since.
    var isSetAside: Bool { level == Self.setAside }
}
