/// What one rule of one device remembers besides its timers.
struct RuleCell: Equatable {
    /// Number of the highest stage that has raised, counted from 1; 0 while the rule has raised nothing, `setAside`
    /// after a person closed the alarm of a condition that stands.
    var level: UInt8 = 0
    /// Whether the rule's `arm` condition has been met.
    var isArmed = false
    /// Device time, in ms, at which the rule must be asked again, or at which the device's answer is waited for no
    /// longer; `Int64.max` for never. A sample that is newer comes behind it, and so does the gateway's clock.
    var askAt: Int64 = .max
    /// Gateway time, in ms, at which the rule must be asked again; `Int64.max` for never. Nothing but the gateway's
    /// clock comes to it.
    var dueAt: Int64 = .max
    /// Device time of the raise, in ms; meaningful while `level` is above 0 or an event is pending. Of what was set
    /// aside the moment, in gateway time, from which it may ring again.
    var raisedAt: Int64 = .min
    /// Gateway time, in ms, of the last command to the device; `Int64.min` for never.
    var askedAt: Int64 = .min

    /// A level above every stage.
    static let setAside = UInt8.max

    /// Whether a person closed the alarm although its condition stood, and it has stood ever since.
    var isSetAside: Bool { level == Self.setAside }

    /// The moment at which the gateway's clock must come to the rule; `Int64.max` for never.
    var comesUpAt: Int64 { min(askAt, dueAt) }

    /// The gateway's clock has come to `moment`.
    mutating func comeUp(at moment: Int64) {
        if askAt == moment { askAt = .max }
        if dueAt == moment { dueAt = .max }
    }
}
