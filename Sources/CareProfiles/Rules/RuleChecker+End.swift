import CareCore

extension RuleChecker {
    /// An alarm must be able to end, and must not end while its cause still holds.
    func checkEnd() {
        guard case .condition(_, let delay, let events) = draft.clearing else { return }
        if draft.when.hasEvent, draft.clearCondition == nil, events == 0, draft.tables.value(of: delay) == 0 {
            faults.report(
                "an event has no end of its own", at: draft.clearPosition,
                expected: "clear: manual, or clear with when, for or events", found: "none of them")
        }
        checkHysteresis()
    }

    /// Looks for a value that raises the alarm and clears it at once: exchanged limits.
    private func checkHysteresis() {
        guard let clear = draft.clearCondition else { return }
        let demands = DemandFinder(model: model).demands(of: draft)
        let probe = RuleCompiler.bare(draft, demands)
        guard demands.neverTogether.contains(where: { probe.contradict($0) == false }) else { return }
        faults.report(
            "clears while the condition still holds", at: clear.position,
            expected: "limits beyond those of when", found: "values that do both")
    }
}
