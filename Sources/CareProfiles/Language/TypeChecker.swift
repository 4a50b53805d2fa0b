import CareCore

/// Looks names up, checks types and finds conditions that cannot change; gathers every fault it meets.
final class TypeChecker {
    typealias Typed = (term: Term, type: ValueType)

    let model: ModelVocabulary
    let tables: RuleTables
    private(set) var faults: [ExpressionFault] = []

    init(model: ModelVocabulary, tables: RuleTables) {
        self.model = model
        self.tables = tables
    }

    /// The checked form of a condition; `nil` when it has faults.
    func condition(_ located: Located) -> Term? {
        guard let term = boolean(located) else { return nil }
        if case .constant(let value) = term {
            report(
                located, "condition never changes", expected: "something that readings, events or the clock can change",
                found: value == 0 ? "false" : "true")
            return nil
        }
        return faults.isEmpty ? term : nil
    }

    func report(_ located: Located, _ what: String, expected: String, found: String, fix: String = "") {
        faults.append(ExpressionFault(at: located.offset, what, expected: expected, found: found, fix: fix))
    }

    func boolean(_ located: Located) -> Term? {
        guard let (term, type) = check(located) else { return nil }
        guard type == .boolean else {
            report(located, "value used as a condition", expected: "true or false", found: type.shown)
            return nil
        }
        return term
    }

    func check(_ located: Located) -> Typed? {
        switch located.expression {
        case .number(let value): return (.constant(value), .number(unit: nil))
        case .duration(let value): return (.constant(value), .duration)
        case .time(let minute): return (.constant(Double(minute)), .time)
        case .flag(let value): return (.constant(value ? 1 : 0), .boolean)
        case .name(let name): return metric(name, at: located).map { (.metric($0), .of(model[$0].metric)) }
        case .parameter(let name): return parameter(name, at: located)
        case .fact(let owner, let name): return fact(owner, name, at: located)
        case .call(let name, let arguments): return call(name, arguments, at: located)
        case .negate(let operand): return negation(operand)
        case .not(let operand):
            guard let term = boolean(operand) else { return nil }
            return (.not(term), .boolean)
        case .arithmetic(let sign, let left, let right): return arithmetic(sign, left, right, at: located)
        case .compare(let sign, let left, let right): return comparison(sign, left, right, at: located)
        case .connect(let word, let left, let right): return connection(word, left, right, at: located)
        }
    }

    private func parameter(_ name: String, at located: Located) -> Typed? {
        switch tables.use(name) {
        case .number(let index): return (.parameter(index), .number(unit: nil))
        case .duration(let index): return (.parameter(index), .duration)
        case .table(let index): return (.byAltitude(index), .number(unit: nil))
        case .faulty: return nil
        case nil:
            report(
                located, "unknown parameter",
                expected: tables.names.isEmpty
                    ? "a parameter of the rule (it has none)"
                    : "one of \(tables.names.joined(separator: ", "))", found: "$\(name)",
                fix: Suggestion.text(for: name, among: tables.names))
            return nil
        }
    }

    private func fact(_ owner: String, _ name: String, at located: Located) -> Typed? {
        let facts = ResidentFact.allCases.filter { $0 != .altitude }.map(\.name)
        switch (owner, name) {
        case ("bed", ResidentFact.altitude.name): return (.resident(.altitude), .number(unit: "m"))
        case ("bed", _):
            report(located, "unknown fact of the bed", expected: "bed.altitude", found: "bed.\(name)")
        case ("resident", _):
            if facts.contains(name), let fact = ResidentFact.named(name) { return (.resident(fact), .boolean) }
            report(
                located, "unknown fact of the resident", expected: "one of \(facts.joined(separator: ", "))",
                found: "resident.\(name)", fix: Suggestion.text(for: name, among: facts))
        default: report(located, "unknown owner of a fact", expected: "resident or bed", found: owner)
        }
        return nil
    }

    private func negation(_ operand: Located) -> Typed? {
        guard let (term, type) = check(operand) else { return nil }
        guard case .number = type else {
            report(operand, "value behind -", expected: "a number", found: type.shown)
            return nil
        }
        return (.negate(term), type)
    }

    private func connection(
        _ word: Expression.Connective, _ left: Located, _ right: Located, at located: Located
    ) -> Typed? {
        let sides = (boolean(left), boolean(right))
        guard let leftTerm = sides.0, let rightTerm = sides.1 else { return nil }
        for (side, term) in [(left, leftTerm), (right, rightTerm)] {
            guard case .constant(let value) = term else { continue }
            report(
                side, "condition never changes", expected: "something that readings, events or the clock can change",
                found: value == 0 ? "false" : "true")
            return nil
        }
        let term = Term.connect(word, leftTerm, rightTerm)
        let demands = term.parts(of: word).compactMap { Bounds.Demand($0, tables, model) }
        if Bounds.contradict(word == .and ? demands : demands.map(\.negated)) {
            report(
                located, "condition is always \(word == .and ? "false" : "true")",
                expected: "comparisons that readings can change", found: word.rawValue,
                fix: "write \(word == .and ? "or" : "and") if that is what is meant")
            return nil
        }
        return (term, .boolean)
    }
}
