import CareCore

/// Compiles the parts of one rule for one model.
struct RuleReader {
    let source: RuleSource
    let conditions: ConditionCompiler

    private var mapping: YAMLMapping { source.mapping }
    private var tables: RuleTables { conditions.tables }

    /// The draft; `nil` when a part has faults, all of which are reported.
    func read(override: RuleOverride?) -> RuleDraft? {
        readParameters(override)
        let title = mapping.required("title")?.bilingual("title")
        let subject = optional("subject", Rule.SubjectKind.place) {
            $0.word("subject", ["place": .place, "device": .device])
        }
        let when = mapping.required("when").flatMap { conditions.condition($0, "when") }
        let gate = optional("while", nil) { value in conditions.condition(value, "while").map(Optional.some) }
        let stages = StageReader(conditions: conditions, rule: mapping).read()
        let clearing = optional("clear", ClearingReader.standard, ClearingReader(conditions: conditions).read)
        let arming = optional("arm", nil) { value in self.arming(value).map(Optional.some) }
        let downgrade = optional("downgrade", nil) { value in self.downgrade(value).map(Optional.some) }
        let inquiry = optional("ask", nil) { InquirySource.read($0, conditions).map(Optional.some) }
        let handOver = optional("hand_over", Optional<HandOverSource?>.none) {
            HandOverSource.read($0, conditions).map(Optional.some)
        }
        let latch = optional("latch", nil) { value in value.flag("latch").map(Optional.some) }
        let remind = optional("remind", nil) { value in conditions.operand(value, "remind").map(Optional.some) }
        let realarm = optional("realarm", nil) { value in conditions.operand(value, "realarm").map(Optional.some) }
        let chatter = optional("chatter", ChatterGuard.standard) { ChatterReader.read($0) }
        let nuisance = optional("nuisance", nil) { NuisanceReader.read($0).map(Optional.some) }
        let late = optional("late", Rule.LateData.ignore) { $0.word("late", ["raise": .raise, "ignore": .ignore]) }
        let suppressedBy = optional("suppressed_by", []) { Self.suppressionReasons($0) }
        reportUnusedParameters()
        guard let title, let subject, let when, let gate, let stages, let clearing, let arming, let downgrade,
            let inquiry, let handOver, let latch, let remind, let realarm, let chatter, let nuisance, let late,
            let suppressedBy
        else { return nil }
        return RuleDraft(
            source: source, title: title, subject: subject, gate: gate, when: when, stages: stages,
            clearing: clearing.clearing, clearCondition: clearing.condition,
            clearPosition: mapping["clear"]?.position ?? when.position, arming: arming, downgrade: downgrade,
            inquiry: inquiry, handOver: handOver, latches: latch ?? (clearing.clearing == .manual), remind: remind,
            realarm: realarm, chatter: chatter, nuisance: nuisance, late: late,
            latePosition: mapping["late"]?.position ?? mapping.position, suppressedBy: suppressedBy,
            suppressionPosition: mapping["suppressed_by"]?.position ?? mapping.position, tables: tables)
    }

    private func optional<Value>(_ key: String, _ fallback: Value, _ read: (YAMLValue) -> Value?) -> Value? {
        guard let value = mapping[key] else { return fallback }
        return read(value)
    }

    private func readParameters(_ override: RuleOverride?) {
        let reader = ParameterReader(tables: tables, model: conditions.model, faults: mapping.faults)
        if let value = mapping["parameters"] {
            reader.read(value, override: override?.parameters)
        } else if let first = override?.parameters?.entries.first {
            mapping.faults.report(
                "unknown parameter", at: first.value.keyPosition, expected: "no parameter, \(source.id) has none",
                found: first.key)
        }
    }

    private func reportUnusedParameters() {
        guard let value = mapping["parameters"], value.isMapping else { return }
        for (name, entry) in value.anyMapping("parameters")?.entries ?? [] where !tables.used.contains(name) {
            guard tables.names.contains(name) else { continue }
            mapping.faults.report(
                "parameter is never used", at: entry.keyPosition, expected: "$\(name) in an expression of the rule",
                found: name)
        }
    }

    private func arming(_ value: YAMLValue) -> (when: Condition, delay: Operand, disarm: Condition)? {
        guard let mapping = value.mapping("arm", keys: ["when", "for", "disarm"]) else { return nil }
        let when = mapping.required("when").flatMap { conditions.condition($0, "when") }
        let delay = mapping.required("for").flatMap { conditions.operand($0, "for") }
        let disarm = mapping.required("disarm").flatMap { conditions.condition($0, "disarm") }
        guard let when, let delay, let disarm else { return nil }
        return (when, delay, disarm)
    }

    private func downgrade(
        _ value: YAMLValue
    ) -> (when: Condition, within: Operand, priority: Priority, position: SourcePosition)? {
        guard let mapping = value.mapping("downgrade", keys: ["when", "within", "priority"]) else { return nil }
        let when = mapping.required("when").flatMap { conditions.condition($0, "when") }
        let within = mapping.required("within").flatMap { conditions.operand($0, "within") }
        let urgency = mapping.required("priority")
        let priority = urgency?.word("priority", ["P2": Priority.p2, "P3": .p3, "P4": .p4])
        guard let when, let within, let urgency, let priority else { return nil }
        return (when, within, priority, urgency.position)
    }

    /// What silences the rule's alarms by design; `nil` when a name is unknown.
    private static func suppressionReasons(_ value: YAMLValue) -> SuppressionReasons? {
        guard let items = value.list("suppressed_by") else { return nil }
        var reasons: SuppressionReasons = []
        for item in items {
            guard let name = item.text("reason") else { return nil }
            guard let found = SuppressionReasons.named.first(where: { $0.name == name }) else {
                let names = SuppressionReasons.named.map(\.name)
                item.report(
                    "unknown reason of suppression", expected: "one of \(names.joined(separator: ", "))",
                    fix: Suggestion.text(for: name, among: names))
                return nil
            }
            reasons.insert(found.reason)
        }
        return reasons
    }
}
