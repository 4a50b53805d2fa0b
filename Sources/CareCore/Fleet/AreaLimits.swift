/// When silent hubs of a township are an outage of the area (DEV-4).
struct AreaLimits {
    /// Silent hubs within `window` that are one.
    let hubs: Int
    /// The same as per cent of the township's hubs.
    let share: Int
    /// Time within which that many must have fallen silent.
    let window: Milliseconds
    /// Below this per cent of the most that were silent at once it is over.
    let cleared: Int

    /// Takes them from the rule with the values that count.
    init(_ rule: Rule) {
        hubs = rule.count("hubs")
        share = rule.count("share")
        window = rule.length("within")
        cleared = rule.count("over_below")
    }
}
