extension Rule {
    /// What the rows make of this rule of the catalogue.
    ///
    /// A row that the rule does not take any more, because a file of profiles changed, is left out; when the rest does
    /// not fit together the catalogue's own values count.
    public func tuned(by rows: [OverrideRow]) -> TunedRule {
        var rule = self
        var taken: [OverrideRow] = []
        var refused: [String] = []
        for row in rows {
            guard let value = row.value else { continue }
            let setting = OverrideSetting(row.field, value)
            if let fault = fault(of: setting) {
                refused.append("\(row.scope): \(fault)")
            } else {
                rule.set(setting)
                taken.append(row)
            }
        }
        let conflicts = taken.isEmpty ? [] : rule.conflicts
        guard conflicts.isEmpty else {
            return TunedRule(rule: self, rows: [], refused: refused + conflicts)
        }
        return TunedRule(rule: rule, rows: taken, refused: refused)
    }
}
