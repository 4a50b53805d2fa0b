public import SimKit

/// A transition of an alarm as the broker got it from the gateway.
public struct AlarmRecord: Hashable, Sendable {
    /// The number of the alarm.
    public let alarm: Int64
    /// The number of the transition.
    public let edge: Int64
    /// What happened: `raised`, `acknowledged`, …
    public let cause: String
    /// The state after it.
    public let state: String
    /// The rule.
    public let rule: String
    /// The bed or household that it is about or at which its device serves; `nil` for none.
    public let place: String?
    /// The device that raised it; `nil` when none did.
    public let device: String?
    /// Who acts: `operator`, `carer`, `technician` or `county`.
    public let audience: String
    /// Whether it says that it is a test.
    public let isTest: Bool
    /// `P1` … `P4`.
    public let priority: String
    /// How often the cause occurred.
    public let count: Int64
    /// Gateway time of the transition.
    public let at: Moment
    /// When the broker got it, true time.
    public let toldAt: Moment
    /// Whether the gateway said that it could not write it.
    public let isUnrecorded: Bool

    /// Makes a record.
    public init(
        alarm: Int64, edge: Int64, cause: String, state: String, rule: String, place: String?, device: String?,
        audience: String, isTest: Bool, priority: String, count: Int64, at: Moment, toldAt: Moment, isUnrecorded: Bool
    ) {
        self.alarm = alarm
        self.edge = edge
        self.cause = cause
        self.state = state
        self.rule = rule
        self.place = place
        self.device = device
        self.audience = audience
        self.isTest = isTest
        self.priority = priority
        self.count = count
        self.at = at
        self.toldAt = toldAt
        self.isUnrecorded = isUnrecorded
    }
}
