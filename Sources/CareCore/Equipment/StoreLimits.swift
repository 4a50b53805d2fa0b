/// When a device in a store reports (AST-1).
struct StoreLimits {
    /// Messages that are reporting.
    let messages: Int
    /// How long it must have been doing so.
    let delay: Milliseconds
    /// Silence after which it reports no more, on the listening clock.
    let quiet: Milliseconds

    /// Takes them from the rule with the values that count.
    init(_ rule: Rule) {
        messages = rule.count("messages")
        delay = rule.length("hold")
        quiet = rule.length("quiet")
    }
}
