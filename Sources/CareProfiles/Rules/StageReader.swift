import CareCore

/// Reads a rule's stages, or its one stage where it lists none.
struct StageReader {
    let conditions: ConditionCompiler
    let rule: YAMLMapping

    private static let priorities: KeyValuePairs<String, Priority> = ["P1": .p1, "P2": .p2, "P3": .p3, "P4": .p4]
    private static let audiences: KeyValuePairs<String, Audience> = [
        "operator": .operator, "carer": .carer, "technician": .technician, "county": .county,
    ]
    private static let keys = ["when", "only", "for", "samples", "confirm", "priority", "audience"]
    /// Keys that stand in the stages when there are any.
    private static let perStage = ["for", "samples", "priority"]

    /// The stages; `nil` when one has faults.
    func read() -> [StageSource]? {
        guard let list = rule["stages"] else { return stage(rule).map { [$0] } }
        for key in Self.perStage {
            guard let entry = rule.entry(key) else { continue }
            rule.faults.report(
                "\(key) beside stages", at: entry.keyPosition, expected: "\(key) in each stage", found: key)
        }
        guard let items = list.list("stages") else { return nil }
        guard (1...Limits.stagesPerRule).contains(items.count) else {
            rule.faults.report(
                "stages", at: list.position, expected: "1 to \(Limits.stagesPerRule)", found: "\(items.count)")
            return nil
        }
        let stages = items.map { $0.mapping("stage", keys: Self.keys).flatMap(stage) }
        let sound = stages.compactMap { $0 }
        return sound.count == items.count ? sound : nil
    }

    private func stage(_ mapping: YAMLMapping) -> StageSource? {
        let isStage = rule["stages"] != nil
        let when: Condition?? = isStage ? mapping["when"].map { conditions.condition($0, "when") } : .none
        let only = mapping["only"].map { conditions.condition($0, "only") }
        let delay = mapping["for"].map { conditions.operand($0, "for") } ?? .constant(0)
        let samples = mapping["samples"].map { $0.whole("samples", in: 1...100) }
        let confirmation = (mapping["confirm"] ?? rule["confirm"]).map { $0.word("confirm", Confirmation.words) }
        let urgency = mapping.required("priority")
        let priority = urgency?.word("priority", Self.priorities)
        let audience = (mapping["audience"] ?? rule.required("audience"))?.word("audience", Self.audiences)
        guard isSound(when), isSound(only), let delay, isSound(samples), isSound(confirmation), let urgency,
            let priority, let audience
        else { return nil }
        return StageSource(
            when: when ?? nil, only: only ?? nil, delay: delay,
            delayPosition: mapping["for"]?.position ?? urgency.position, samples: samples ?? nil, priority: priority,
            priorityPosition: urgency.position, audience: audience, confirmation: confirmation ?? nil)
    }

    /// Whether a key was left out or read without a fault.
    private func isSound<Value>(_ value: Value??) -> Bool {
        guard let value else { return true }
        return value != nil
    }
}
