/// When a device is where it is not registered (AST-4).
struct StrayLimits {
    /// Messages through the hub of another household.
    let messages: Int
    /// The time within which they come.
    let window: Milliseconds

    /// Takes them from the rule with the values that count.
    init(_ rule: Rule) {
        messages = rule.count("messages")
        window = rule.length("within")
    }
}
