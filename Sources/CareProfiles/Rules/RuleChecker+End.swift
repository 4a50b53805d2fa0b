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
        let ends = clear.term.parts(of: .or)
        for cause in draft.when.term.parts(of: .or) {
            for end in ends where overlap(cause, end) {
                faults.report(
                    "clears while the condition still holds", at: clear.position,
                    expected: "limits beyond those of when", found: "values that do both")
                return
            }
        }
    }

    /// Whether two chains of comparisons speak of the same metrics only and one value satisfies both.
    private func overlap(_ left: Term, _ right: Term) -> Bool {
        guard let leftDemands = demands(left), let rightDemands = demands(right) else { return false }
        let common = Set(leftDemands.map(\.slot)).intersection(rightDemands.map(\.slot))
        guard !common.isEmpty else { return false }
        return !Bounds.contradict((leftDemands + rightDemands).filter { common.contains($0.slot) })
    }

    /// The comparisons of a chain; `nil` when it holds anything else.
    private func demands(_ term: Term) -> [Bounds.Demand]? {
        let parts = term.parts(of: .and)
        let demands = parts.compactMap { Bounds.Demand($0, draft.tables, model) }
        return demands.count == parts.count ? demands : nil
    }
}
