/// When strangers are more than a note (SEC-1).
struct StrangerLimits {
    /// Messages within `window` that make it a P3.
    let messages: Int
    /// The time within which they come.
    let window: Milliseconds

    /// Takes them from the rule with the values that count.
    init(_ rule: Rule) {
        messages = rule.count("messages")
        window = rule.length("within")
    }
}
