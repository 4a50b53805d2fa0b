import CareCore

/// What a chain of comparisons demands of one metric, to find chains that no value or every value satisfies.
struct Bounds: Equatable {
    var low = -Double.infinity
    var lowIsOpen = false
    var high = Double.infinity
    var highIsOpen = false

    /// Whether no number satisfies them.
    var isEmpty: Bool { low > high || (low == high && (lowIsOpen || highIsOpen)) }

    mutating func demand(_ sign: Expression.Comparison, _ value: Double) {
        switch sign {
        case .less: lower(high: value, isOpen: true)
        case .lessOrEqual: lower(high: value, isOpen: false)
        case .greater: raise(low: value, isOpen: true)
        case .greaterOrEqual: raise(low: value, isOpen: false)
        case .equal:
            lower(high: value, isOpen: false)
            raise(low: value, isOpen: false)
        case .notEqual: break
        }
    }

    private mutating func lower(high value: Double, isOpen: Bool) {
        guard value <= high else { return }
        highIsOpen = value < high ? isOpen : highIsOpen || isOpen
        high = value
    }

    private mutating func raise(low value: Double, isOpen: Bool) {
        guard value >= low else { return }
        lowIsOpen = value > low ? isOpen : lowIsOpen || isOpen
        low = value
    }
}

extension Bounds {
    /// A comparison of one metric with numbers that are known when the rule is compiled.
    struct Demand {
        let slot: Int16
        let sign: Expression.Comparison
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

        init(slot: Int16, sign: Expression.Comparison, value: Double) {
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

extension Expression.Comparison {
    /// The sign with its sides exchanged.
    var mirrored: Self {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .equal, .notEqual: self
        }
    }

    /// The sign that holds where this one does not.
    var negated: Self {
        switch self {
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        case .equal: .notEqual
        case .notEqual: .equal
        }
    }
}

extension Term {
    /// The parts of a chain of the same connective.
    func parts(of word: Expression.Connective) -> [Term] {
        guard case .connect(word, let left, let right) = self else { return [self] }
        return left.parts(of: word) + right.parts(of: word)
    }
}
