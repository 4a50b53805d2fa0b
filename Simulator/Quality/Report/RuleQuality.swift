/// How one rule did.
public struct RuleQuality: Sendable, Equatable {
    /// The rule.
    public let rule: String
    /// Alarms raised.
    public internal(set) var raised = 0
    /// Alarms that were an operator's item of P1 to P3 at any time.
    public internal(set) var toOperator = 0
    /// Alarms about something that was so.
    public internal(set) var right = 0
    /// Alarms about nothing.
    public internal(set) var wrong = 0
    /// Alarms about what the truth does not tell.
    public internal(set) var unjudged = 0
    /// What truly happened and this rule had to find.
    public internal(set) var asked = 0
    /// What truly happened and nothing rang for, though its rule had the time.
    public internal(set) var missed = 0
    /// What truly happened and nothing rang for because nobody could know, by why.
    public internal(set) var unseen: [HiddenReason: Int] = [:]
    /// Seconds from the beginning of what was so to the alarm, of half of those found.
    public internal(set) var delayMedian = 0.0
    /// Seconds from the beginning of what was so to the alarm, of 95 of 100 found.
    public internal(set) var delay95 = 0.0
    /// Alarms a bed and week.
    public internal(set) var rate = Interval.none
    /// Operator alarms a bed and week.
    public internal(set) var operatorRate = Interval.none
    /// Operator alarms by the hour of the day in which they became one.
    public internal(set) var hours = Array(repeating: 0, count: 24)
    /// Who acted first, by how many alarms.
    public internal(set) var audiences: [String: Int] = [:]

    /// All of `unseen`.
    public var unseenCount: Int { unseen.values.reduce(0, +) }

    init(rule: String) { self.rule = rule }
}
