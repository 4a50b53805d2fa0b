/// A rule with the values that count for some beds.
public struct TunedRule: Sendable, Equatable {
    /// The rule with its values.
    public let rule: Rule
    /// Where they come from: one row a field that is overridden.
    public let rows: [OverrideRow]
    /// Why rows in force are left out: what, expected, found.
    public let refused: [String]
}
