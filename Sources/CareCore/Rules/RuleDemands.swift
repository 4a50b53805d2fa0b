/// What must stay true of a rule whatever values its parameters are given.
public struct RuleDemands: Sendable, Equatable {
    /// Chains of which no value may satisfy all: one raises the alarm and clears it at once.
    public let neverTogether: [[MetricDemand]]
    /// Chains, plausible range included, of which some value must satisfy one, or the alarm never ends; empty where
    /// the end is no chain of comparisons.
    public let ends: [[MetricDemand]]
    /// The same for the condition: otherwise the rule is switched off without saying so.
    public let causes: [[MetricDemand]]

    /// Demands nothing by default.
    public init(
        neverTogether: [[MetricDemand]] = [], ends: [[MetricDemand]] = [], causes: [[MetricDemand]] = []
    ) {
        self.neverTogether = neverTogether
        self.ends = ends
        self.causes = causes
    }
}
