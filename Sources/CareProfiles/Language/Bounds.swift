import CareCore

extension Bounds {
    /// A comparison of one metric with numbers that are known when the rule is compiled.
    struct Demand {
        let slot: Int16
        let sign: Comparison
        let value: Double

        init?(_ term: Term, _ tables: RuleTables, _ model: ModelVocabulary) {
            guard case .compare(let sign, let left, let right) = term else { return nil }
            if case .metric(let slot) = left, let value = Self.known(right, tables, model) {
                self.init(slot: slot, sign: sign, value: value)
            } else if case .metric(let slot) = right, let value = Self.known(left, tables, model) {
                self.init(slot: slot, sign: sign.mirrored, value: value)
            } else {
                return nil
            }
        }

        init(slot: Int16, sign: Comparison, value: Double) {
            self.slot = slot
            self.sign = sign
            self.value = value
        }

        var negated: Demand { Demand(slot: slot, sign: sign.negated, value: value) }

        private static func known(_ term: Term, _ tables: RuleTables, _ model: ModelVocabulary) -> Double? {
            let interval = Interval(term, tables, model)
            return interval.low == interval.high ? interval.low : nil
        }
    }

    /// Whether the demands contradict each other for some metric.
    static func contradict(_ demands: [Demand]) -> Bool {
        var bounds: [Int16: Bounds] = [:]
        for demand in demands { bounds[demand.slot, default: Bounds()].demand(demand.sign, demand.value) }
        return bounds.values.contains(where: \.isEmpty)
    }
}

extension Term {
    /// The parts of a chain of the same connective.
    func parts(of word: Expression.Connective) -> [Term] {
        guard case .connect(word, let left, let right) = self else { return [self] }
        return left.parts(of: word) + right.parts(of: word)
    }
}
