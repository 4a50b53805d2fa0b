/// An alarm that what happened must or may raise.
public struct ExpectedAlarm: Hashable, Sendable {
    /// Whether its absence is a fault.
    public enum Demand: String, Sendable {
        /// It must be there.
        case required
        /// It may be there: a borderline case, or a fault hid the cause from the gateway for too long.
        case permitted
    }

    /// How its cause shows.
    public enum Cause: String, Sendable {
        /// Events of a device, each of which counts.
        case event
        /// A state that lasted.
        case condition
    }

    /// The rule of the catalogue (care.md 8).
    public let rule: String
    /// The device, bed or household it must be about; any of them will do.
    public let subjects: Set<String>
    /// No earlier than this may it be raised.
    public let earliest: Moment
    /// No later than this may it be raised.
    public let latest: Moment
    /// Whether it must be there.
    public let demand: Demand
    /// How its cause shows.
    public let cause: Cause
    /// What happened, in words.
    public let reason: String

    /// Makes an expectation.
    public init(
        rule: String, subjects: Set<String>, earliest: Moment, latest: Moment, demand: Demand, cause: Cause,
        reason: String
    ) {
        self.rule = rule
        self.subjects = subjects
        self.earliest = earliest
        self.latest = latest
        self.demand = demand
        self.cause = cause
        self.reason = reason
    }
}
