public import SimKit

/// An alarm of the gateway as far as its quality is judged: what rang, about whom, when, and who had to act.
public struct QualityAlarm: Sendable, Equatable {
    /// Its number.
    public let number: Int64
    /// The rule.
    public let rule: String
    /// The device that raised it, if one did.
    public let device: String?
    /// The bed that it is about, if it is about one.
    public let bed: String?
    /// The household that it is about, if it is about one.
    public let household: String?
    /// The township that it is about, nine digits, if it is about the whole of one.
    public let township: String?
    /// When its cause was, by the gateway.
    public let raisedAt: Moment
    /// When the gateway raised it: from then on somebody could know.
    public let toldAt: Moment
    /// When it was over; `nil` for one that is open.
    public let endedAt: Moment?
    /// Who acted first: `operator`, `carer`, `technician`, `county`.
    public let audience: String
    /// When it first was an operator's item of P1, P2 or P3; `nil` for never.
    public let operatorAt: Moment?
    /// The most urgent priority of its life, 1 to 4.
    public let priority: Int64

    /// Makes an alarm.
    public init(
        number: Int64, rule: String, device: String?, bed: String?, household: String?, township: String? = nil,
        raisedAt: Moment, toldAt: Moment, endedAt: Moment?, audience: String, operatorAt: Moment?, priority: Int64
    ) {
        self.number = number
        self.rule = rule
        self.device = device
        self.bed = bed
        self.household = household
        self.township = township
        self.raisedAt = raisedAt
        self.toldAt = toldAt
        self.endedAt = endedAt
        self.audience = audience
        self.operatorAt = operatorAt
        self.priority = priority
    }

    /// The hour of the day in which it became an operator's item, 0 to 23; `nil` for never.
    public var operatorHour: Int? {
        operatorAt.map { Int(($0 - CivilDay(of: $0).start).milliseconds / 3_600_000) }
    }
}
