import CareCore

/// Finds what must stay true of a rule whatever values its parameters get.
struct DemandFinder {
    let model: ModelVocabulary

    func demands(of draft: RuleDraft) -> RuleDemands {
        let causes = draft.when.term.parts(of: .or).map(demands)
        let ends = draft.clearCondition?.term.parts(of: .or).map(demands) ?? []
        var neverTogether: [[MetricDemand]] = []
        for case let cause? in causes {
            for case let end? in ends {
                // Only metrics that both speak of tell whether one value satisfies both.
                let common = Set(cause.map(\.slot)).intersection(end.map(\.slot))
                if !common.isEmpty { neverTogether.append((cause + end).filter { common.contains($0.slot) }) }
            }
        }
        return RuleDemands(neverTogether: neverTogether, ends: plausible(ends), causes: plausible(causes))
    }

    /// The comparisons of a chain; `nil` when it holds anything else.
    private func demands(_ term: Term) -> [MetricDemand]? {
        let parts = term.parts(of: .and)
        let demands = parts.compactMap(demand)
        return demands.count == parts.count ? demands : nil
    }

    private func demand(_ term: Term) -> MetricDemand? {
        guard case .compare(let sign, let left, let right) = term else { return nil }
        if case .metric(let slot) = left, isKnown(right) {
            return MetricDemand(slot: slot, sign: sign, limit: CodeGenerator.program(of: right).program)
        }
        if case .metric(let slot) = right, isKnown(left) {
            return MetricDemand(slot: slot, sign: sign.mirrored, limit: CodeGenerator.program(of: left).program)
        }
        return nil
    }

    /// Whether the parameters alone make the number.
    private func isKnown(_ term: Term) -> Bool {
        var isKnown = true
        term.visit { inner in
            switch inner {
            case .constant, .parameter, .byAltitude, .negate, .arithmetic: break
            default: isKnown = false
            }
        }
        return isKnown
    }

    /// The chains with the plausible ranges of their metrics; none when one of them is unknown.
    private func plausible(_ chains: [[MetricDemand]?]) -> [[MetricDemand]] {
        let known = chains.compactMap { $0 }
        guard known.count == chains.count else { return [] }
        return known.map { chain in
            chain
                + Set(chain.map(\.slot)).sorted().flatMap { slot in
                    [
                        MetricDemand(
                            slot: slot, sign: .greaterOrEqual, limit: Program([.constant(model[slot].minimum)])),
                        MetricDemand(
                            slot: slot, sign: .lessOrEqual, limit: Program([.constant(model[slot].maximum)])),
                    ]
                }
        }
    }
}
