import CareCore

/// Compiles the expressions of one rule; they share its parameters and windows.
struct ConditionCompiler {
    let model: ModelVocabulary
    let tables: RuleTables
    let faults: DiagnosticCollector

    /// The condition written in a YAML scalar; `nil` when it has faults, which are reported at their exact place.
    func condition(_ value: YAMLValue, _ what: String) -> Condition? {
        guard let text = value.text(what) else { return nil }
        let found: [ExpressionFault]
        do throws(ExpressionFault) {
            let checker = TypeChecker(model: model, tables: tables)
            let tree = try ExpressionParser.parse(text)
            if let term = checker.condition(tree) {
                return condition(of: term, value)
            }
            found = checker.faults
        } catch {
            found = [error]
        }
        for fault in found {
            faults.report(
                fault.what, at: value.position(of: fault.offset), expected: fault.expected,
                found: fault.found, fix: fault.fix)
        }
        return nil
    }

    private func condition(of term: Term, _ value: YAMLValue) -> Condition? {
        let (program, depth) = CodeGenerator.program(of: term)
        guard depth <= Limits.expressionDepth else {
            faults.report(
                "expression needs too many values at once", at: value.position,
                expected: "at most \(Limits.expressionDepth)", found: "\(depth)",
                fix: "write the deeper side first or take it apart")
            return nil
        }
        return Condition(term: term, program: program, position: value.position)
    }

    /// A length of time: written, or a parameter.
    func operand(_ value: YAMLValue, _ what: String) -> Operand? {
        let text = value.scalarText ?? ""
        guard text.hasPrefix("$") else {
            return value.duration(what).map { .constant(Double($0.count)) }
        }
        let name = String(text.dropFirst())
        switch tables.use(name) {
        case .duration(let index): return .parameter(index)
        case .faulty: return nil
        case nil:
            value.report(
                "unknown parameter",
                expected: tables.names.isEmpty
                    ? "a parameter of the rule (it has none)" : "one of \(tables.names.joined(separator: ", "))",
                fix: Suggestion.text(for: name, among: tables.names))
        case .number, .table: value.report(what, expected: "a parameter that is a length of time")
        }
        return nil
    }
}
