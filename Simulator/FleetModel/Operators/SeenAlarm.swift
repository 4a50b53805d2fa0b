/// An alarm's transition as an observer of the alarm topics reads it.
public struct SeenAlarm: Sendable, Equatable {
    /// The alarm.
    public let id: String
    /// The number of the transition.
    public let edge: Int64
    /// What happened: `raised`, `acknowledged`, …
    public let cause: String
    /// The ISA-18.2 state after it.
    public let state: String
    /// The rule.
    public let rule: String
    /// `P1` … `P4`.
    public let priority: String
    /// Who acts.
    public let audience: String
    /// The bed, else the household, else the device that it is about; `gateway` for the gateway itself.
    public let subject: String
    /// The device that raised it, if one did.
    public let device: String?
    /// How often the cause occurred.
    public let count: Int64
    /// Whether it came from a test.
    public let isTest: Bool
    /// Whether its cause was told late.
    public let isLate: Bool

    /// Makes a transition.
    public init(
        id: String, edge: Int64, cause: String, state: String, rule: String, priority: String, audience: String,
        subject: String, device: String?, count: Int64, isTest: Bool, isLate: Bool
    ) {
        self.id = id
        self.edge = edge
        self.cause = cause
        self.state = state
        self.rule = rule
        self.priority = priority
        self.audience = audience
        self.subject = subject
        self.device = device
        self.count = count
        self.isTest = isTest
        self.isLate = isLate
    }

    /// Whether the alarm is over.
    public var isOver: Bool { state == "normal" }

    /// Whether it calls an operator, who owes a call back.
    public var isRinging: Bool { audience == "operator" && (priority == "P1" || priority == "P2") }

    /// Whether somebody has still to answer.
    public var waitsForAnswer: Bool {
        ["unacknowledged", "returned_unacknowledged", "latched_unacknowledged"].contains(state)
    }
}
