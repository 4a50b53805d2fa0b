/// When messages are too bad (DQ-2) and a clock is too wrong (DQ-3).
struct QualityLimits: Equatable {
    /// Per cent of bad ones above which DQ-2 is raised.
    let bad: Int
    /// Per cent of bad ones below which it is over.
    let good: Int
    /// Difference of device time and receipt above which a clock is wrong.
    let skew: Milliseconds
    /// How long it must be wrong in every message.
    let delay: Milliseconds
    /// Difference below which it is right again.
    let right: Milliseconds

    /// Takes them from DQ-2 and DQ-3 with the values that count.
    init(messages: Rule, clock: Rule) {
        bad = messages.count("bad")
        good = messages.count("good")
        skew = clock.length("skew")
        delay = clock.length("hold")
        right = clock.length("right")
    }

    /// Where nobody overrides them.
    static let standard = QualityLimits(messages: FleetRule.badMessages.rule, clock: FleetRule.clockSkew.rule)
}
