/// What is set for one bed is about who is served there: it ends with the service, and in its own time. Decision 73.
extension GatewayState {
    /// What is wrong with the end of what is set; `nil` for nothing.
    func endFault(of row: OverrideRow) -> String? {
        guard row.value != nil else { return nil }
        guard case .bed = row.scope else {
            return row.until.map { _ in "until: expected an end for one bed only, found one for \(row.scope)" }
        }
        let expected = "until: expected an end within \(Limits.personalLimit) from now"
        guard let until = row.until else {
            return row.rule.hasPrefix("VIT-") ? "\(expected) for a limit of \(row.rule) at a bed, found none" : nil
        }
        guard until > clock else { return "\(expected), found one that is over" }
        return until - clock > Limits.personalLimit ? "\(expected), found one in \(until - clock)" : nil
    }

    /// Takes back what was set for the bed.
    mutating func dropLimits(of bed: BedID, by person: String, into effects: inout Effects) {
        let scope = OverrideScope.bed(bed)
        guard registry.overrides.has(scope) else { return }
        setBack(
            registry.overrides.all.filter { $0.scope == scope }, by: person, reason: Alarm.serviceEnded, into: &effects)
    }

    /// Takes back what has come to its end.
    mutating func endLimits(into effects: inout Effects) {
        guard let next = registry.overrides.nextEnd, next <= clock else { return }
        let ended = registry.overrides.all.filter { row in row.until.map { $0 <= clock } ?? false }
        setBack(ended, by: "gateway", reason: "its time is over", into: &effects)
        retuneAll(into: &effects)
    }

    private mutating func setBack(
        _ rows: [OverrideRow], by person: String, reason: String, into effects: inout Effects
    ) {
        for row in rows {
            let reset = OverrideRow(
                scope: row.scope, rule: row.rule, field: row.field, value: nil, at: clock, by: person, reason: reason)
            registry.overrides.take(reset)
            effects.registry.append(.overridden(reset))
            effects.audit.append(
                AuditRow(
                    at: clock, by: person, action: "rules", subject: "rule \(row.rule) of \(row.scope)",
                    detail: "\(row.field)=reset: \(reason)"))
        }
        effects.needsCheckpoint = true
    }
}
