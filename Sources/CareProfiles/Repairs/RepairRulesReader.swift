import CareCore

/// Reads `repairs/*.yaml`: in which time technicians mend what.
struct RepairRulesReader {
    let faults: DiagnosticCollector
    /// Rules that may be named.
    let rules: Set<String>

    private static let longest = Milliseconds.days(90)

    init(_ profiles: [Profile], _ faults: DiagnosticCollector) {
        self.faults = faults
        rules = Set(profiles.flatMap(\.rules).map(\.id)).union(FleetRule.allCases.map(\.rawValue))
            .union([ChatterNotice.rule])
    }

    /// The rules of the one file; those of care.md where there is none.
    func read(_ files: [SourceFile]) -> RepairRules {
        let roots = files.compactMap { YAMLValue.root(of: $0, faults) }
        if let second = roots.dropFirst().first {
            second.report("second file of repairs", expected: "one file in repairs/")
        }
        return roots.first.flatMap(read) ?? .standard
    }

    private func read(_ value: YAMLValue) -> RepairRules? {
        let keys = ["deadlines", "rules", "critical", "self_test"]
        guard let mapping = value.mapping("repairs", keys: keys) else { return nil }
        let deadlines = mapping.required("deadlines").map(deadlines) ?? [:]
        let critical = mapping.required("critical")?
            .mapping("critical", keys: ["rules", "carries", "within"])
        let kinds = critical?.required("carries")?.list("carries")?
            .compactMap { $0.named(EventKind.allCases) { $0.name } }
        return RepairRules(
            deadlines: deadlines, ruleDeadlines: mapping["rules"].map(ruleDeadlines) ?? [:],
            criticalRules: critical?.required("rules").map(names) ?? [],
            carriedEvents: (kinds ?? []).reduce(0) { $0 | $1.mask },
            criticalDeadline: critical?.required("within")?.duration("within", upTo: Self.longest) ?? .hours(48),
            selfTest: mapping.required("self_test").map(names) ?? [])
    }

    private func deadlines(_ value: YAMLValue) -> [Priority: Milliseconds] {
        guard let mapping = value.mapping("deadlines", keys: Priority.allCases.map(\.name)) else { return [:] }
        var deadlines: [Priority: Milliseconds] = [:]
        for priority in Priority.allCases {
            deadlines[priority] = mapping.required(priority.name)?.duration(priority.name, upTo: Self.longest)
        }
        return deadlines
    }

    private func ruleDeadlines(_ value: YAMLValue) -> [String: Milliseconds] {
        var deadlines: [String: Milliseconds] = [:]
        for (rule, entry) in value.anyMapping("rules")?.entries ?? [] {
            if !rules.contains(rule) { reportUnknown(rule, at: entry.keyPosition) }
            deadlines[rule] = entry.value.duration(rule, upTo: Self.longest)
        }
        return deadlines
    }

    private func names(_ value: YAMLValue) -> Set<String> {
        var names: Set<String> = []
        for item in value.list("rules") ?? [] {
            guard let name = item.text("rule") else { continue }
            if !rules.contains(name) { reportUnknown(name, at: item.position) }
            names.insert(name)
        }
        return names
    }

    private func reportUnknown(_ rule: String, at position: SourcePosition) {
        faults.report(
            "unknown rule", at: position, expected: "a rule of this directory", found: rule,
            fix: Suggestion.text(for: rule, among: rules))
    }
}
