import CareCore

/// Compiles the policies of all `escalation/*.yaml` files together.
struct EscalationCompiler {
    let faults: DiagnosticCollector

    func plan(_ files: [SourceFile], for profiles: [Profile]) -> EscalationPlan {
        var rules: [String: UInt64] = [:]
        for rule in profiles.flatMap(\.rules) { rules[rule.id, default: 0] |= Self.events(of: rule.when) }
        let reader = PolicyReader(rules: rules)
        let sources = files.flatMap { YAMLValue.root(of: $0, faults)?.list("policies") ?? [] }.compactMap(reader.read)
        var byID: [String: PolicySource] = [:]
        for source in sources where byID.updateValue(source, forKey: source.id) != nil {
            source.mapping["id"]?.report("policy given twice", expected: "each id once")
        }
        let policies = sources.map { resolve($0, byID, behind: []) }
        reportOverlaps(sources)
        if let first = sources.first, !policies.contains(where: Self.isEmergencyChain) {
            faults.report(
                "no chain for emergencies", at: first.position,
                expected: "a policy with steps for priority P1 and audience operator", found: "none")
        }
        return EscalationPlan(policies)
    }

    private static func isEmergencyChain(_ policy: EscalationPolicy) -> Bool {
        (policy.priority ?? .p1) == .p1 && (policy.audience ?? .operator) == .operator && policy.rules.isEmpty
            && !policy.steps.isEmpty
    }

    private static func events(of program: Program) -> UInt64 {
        program.instructions.reduce(0) { mask, instruction in
            if case .event(let kinds) = instruction { mask | kinds } else { mask }
        }
    }

    /// Fills in what a policy takes over from the one it is like.
    private func resolve(
        _ source: PolicySource, _ all: [String: PolicySource], behind: [String]
    ) -> EscalationPolicy {
        guard let like = source.like, let name = like.text("like") else { return source.policy(like: nil) }
        guard let base = all[name] else {
            like.report(
                "unknown policy", expected: "one of \(all.keys.sorted().joined(separator: ", "))",
                fix: Suggestion.text(for: name, among: all.keys))
            return source.policy(like: nil)
        }
        guard name != source.id, !behind.contains(name) else {
            let circle = (behind + [source.id, name]).joined(separator: ", ")
            like.report("policies that are like one another", expected: "an end of \(circle)")
            return source.policy(like: nil)
        }
        return source.policy(like: resolve(base, all, behind: behind + [source.id]))
    }

    /// Of two policies for the same alarms one would never be used.
    private func reportOverlaps(_ sources: [PolicySource]) {
        for (index, source) in sources.enumerated() {
            guard let other = sources[..<index].first(where: { Self.overlap($0, source) }) else { continue }
            source.mapping["id"]?.report(
                "policy for alarms that \(other.id) covers", expected: "another priority, audience or rule")
        }
    }

    private static func overlap(_ left: PolicySource, _ right: PolicySource) -> Bool {
        guard left.rules.isEmpty == right.rules.isEmpty, left.rules.isEmpty || !left.rules.isDisjoint(with: right.rules)
        else { return false }
        let samePriority = left.priority == nil || right.priority == nil || left.priority == right.priority
        let sameAudience = left.audience == nil || right.audience == nil || left.audience == right.audience
        return samePriority && sameAudience
    }
}
