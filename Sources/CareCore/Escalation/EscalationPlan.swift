/// The policies in force.
public struct EscalationPlan: Sendable, Equatable {
    /// Those that name rules first.
    public let policies: [EscalationPolicy]

    /// Makes a plan.
    public init(_ policies: [EscalationPolicy] = []) {
        self.policies = policies.filter { !$0.rules.isEmpty } + policies.filter { $0.rules.isEmpty }
    }

    /// The policy for the alarm as it is now: one that names its rule before one that does not.
    func policy(for alarm: Alarm) -> EscalationPolicy? { policies.first { $0.covers(alarm) } }
}
