extension GatewayState {
    /// Gives rules other values for some beds, or their own again; a refusal changes nothing.
    mutating func apply(_ command: TuningCommand, into effects: inout Effects) -> CommandOutcome {
        let rows: [OverrideRow]
        switch command {
        case .set(let rule, let scope, let settings, let by, let reason, let until):
            rows = settings.map {
                OverrideRow(
                    scope: scope, rule: rule, field: $0.field, value: $0.value, at: clock, by: by, reason: reason,
                    until: until)
            }
        case .reset(let rule, let scope, let fields, let by, let reason):
            let set = registry.overrides.rows(of: rule, in: scope).map(\.field)
            if let stranger = fields.first(where: { !set.contains($0) }) {
                return .refused([
                    "\(rule) for \(scope): expected a field that is set there"
                        + (set.isEmpty ? " (none is)" : ", \(set.map(\.description).joined(separator: ", "))")
                        + ", found \(stranger)"
                ])
            }
            rows = (fields.isEmpty ? set : fields).map {
                OverrideRow(scope: scope, rule: rule, field: $0, value: nil, at: clock, by: by, reason: reason)
            }
        }
        guard let first = rows.first else {
            return .refused(["rules: expected a field such as low=45 or one that is set, found none"])
        }
        let faults = self.faults(of: rows, first)
        guard faults.isEmpty else { return .refused(faults) }
        for row in rows {
            registry.overrides.take(row)
            effects.registry.append(.overridden(row))
        }
        let changes = rows.map { "\($0.field)=\($0.value.map(\.description) ?? "reset")" }.joined(separator: " ")
        effects.audit.append(
            AuditRow(
                at: clock, by: first.by, action: "rules", subject: "rule \(first.rule) of \(first.scope)",
                detail: "\(changes): \(first.reason)"))
        effects.needsCheckpoint = true
        retuneAll(into: &effects)
        scheduleSuppression()
        return .done("rule \(first.rule) of \(first.scope): \(changes)")
    }

    private func faults(of rows: [OverrideRow], _ first: OverrideRow) -> [String] {
        guard !first.by.isEmpty else { return ["rules: expected the name of who changes them, found none"] }
        guard !first.reason.isEmpty else { return ["rules: expected a reason for the record, found none"] }
        if let fault = unknown(first.scope) ?? endFault(of: first) { return [fault] }
        let rules = catalogued(first.rule)
        if let fleetRule = FleetRule(rawValue: first.rule), !fleetRule.levels.contains(first.scope.level) {
            let levels = fleetRule.levels.map(\.name).joined(separator: ", ")
            return ["\(first.rule): expected an override for \(levels), found \(first.scope)"]
        }
        guard !rules.isEmpty else {
            return ["rule: expected the identity of a rule, found \(first.rule); homebed rules lists them"]
        }
        var faults: [String] = []
        for (profile, rule) in rules {
            for row in rows {
                guard let value = row.value, let fault = rule.fault(of: OverrideSetting(row.field, value)) else {
                    continue
                }
                faults.append("\(first.rule) of \(profile), \(fault)")
            }
        }
        guard faults.isEmpty else { return faults }
        var book = registry.overrides
        for row in rows { book.take(row) }
        for scopes in [[first.scope]] + concerned(by: first.scope) {
            for (profile, rule) in rules {
                let tuned = rule.tuned(by: book.effective(first.rule, in: scopes))
                faults += tuned.refused.map { "\(first.rule) of \(profile), \($0)" }
            }
            if !faults.isEmpty { break }
        }
        return faults
    }

    /// The rule as each model has it, or as the core does.
    private func catalogued(_ id: String) -> [(profile: String, rule: Rule)] {
        if let rule = FleetRule(rawValue: id) { return [(RuleListing.core, rule.rule)] }
        if id == BedNight.id { return [(RuleListing.core, BedNight.rule)] }
        return profiles.profiles.flatMap { profile in
            profile.rules.filter { $0.id == id }.map { (profile.id, $0) }
        }
    }

    private func unknown(_ scope: OverrideScope) -> String? {
        switch scope {
        case .prefecture: nil
        case .county(let county):
            registry.households.contains { $0.county == county }
                ? nil : "county: expected a county with households, found \(county)"
        case .provider(let provider):
            registry.beds.contains { $0.provider == provider }
                ? nil : "provider: expected a provider of some bed, found \(provider); import the column provider"
        case .bed(let bed):
            registry.number(of: bed) == nil ? "bed: expected a registered bed, found \(bed)" : nil
        }
    }

    /// The chains of scopes that the scope is part of, each once.
    private func concerned(by scope: OverrideScope) -> [[OverrideScope]] {
        var seen: Set<[OverrideScope]> = []
        var chains: [[OverrideScope]] = []
        for place in slots.compactMap(\.place) {
            // Where nothing more specific is set, the scope itself says what comes out.
            let chain = registry.scopes(of: place).filter { registry.overrides.has($0) || $0 == scope }
            if chain.contains(scope), seen.insert(chain).inserted { chains.append(chain) }
        }
        return chains
    }
}
