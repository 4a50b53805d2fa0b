/// One step of a rule's urgency: an alarm rises from stage to stage and stays one alarm.
public struct Stage: Sendable, Equatable {
    /// What must hold; `nil` takes the rule's own condition, so that stages share one timer's start.
    public let when: Program?
    /// What must hold besides, asked only at the moment the delay is over.
    public let only: Program?
    /// On-delay in device time.
    public internal(set) var delay: Operand
    /// Least number of true samples within the delay.
    public let samples: Int
    /// Priority that the alarm has from this stage on.
    public internal(set) var priority: Priority
    /// Who acts from this stage on.
    public let audience: Audience
    /// The shortest on-delay that an override may give it: two periods of what it samples.
    public let minimumDelay: Milliseconds
    /// The most urgent priority that an override may give it: what rings must be an operator's, and no single value of
    /// a vital sign.
    public let ceiling: Priority

    /// Makes a stage.
    public init(
        when: Program?, only: Program?, delay: Operand, samples: Int, priority: Priority, audience: Audience,
        minimumDelay: Milliseconds = .zero, ceiling: Priority = .p1
    ) {
        self.when = when
        self.only = only
        self.delay = delay
        self.samples = samples
        self.priority = priority
        self.audience = audience
        self.minimumDelay = minimumDelay
        self.ceiling = ceiling
    }
}
