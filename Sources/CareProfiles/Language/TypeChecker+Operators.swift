import CareCore

extension TypeChecker {
    func arithmetic(
        _ sign: Expression.Arithmetic, _ left: Located, _ right: Located, at located: Located
    ) -> Typed? {
        let sides = (check(left), check(right))
        guard let (leftTerm, leftType) = sides.0, let (rightTerm, rightType) = sides.1 else { return nil }
        guard let type = arithmeticType(sign, leftType, rightType) else {
            report(
                located, "arithmetic over unlike values", expected: "numbers of one unit or lengths of time",
                found: "\(leftType.shown) \(sign.rawValue) \(rightType.shown)")
            return nil
        }
        if sign == .divide, rightTerm == .constant(0) {
            report(right, "division by zero", expected: "a divisor other than 0", found: "0")
            return nil
        }
        return (.arithmetic(sign, leftTerm, rightTerm), type)
    }

    private func arithmeticType(_ sign: Expression.Arithmetic, _ left: ValueType, _ right: ValueType) -> ValueType? {
        switch (sign, left, right) {
        case (.add, .duration, .duration), (.subtract, .duration, .duration): return .duration
        case (.multiply, .duration, .number(nil)), (.divide, .duration, .number(nil)): return .duration
        case (.add, .number(let left), .number(let right)), (.subtract, .number(let left), .number(let right)):
            guard left == right || left == nil || right == nil else { return nil }
            return .number(unit: left ?? right)
        case (.multiply, .number(let left), .number(let right)):
            guard left == nil || right == nil else { return nil }
            return .number(unit: left ?? right)
        case (.divide, .number(let left), .number(let right)):
            guard right != nil else { return .number(unit: left) }
            return left == right ? .number(unit: nil) : nil
        default: return nil
        }
    }

    func comparison(
        _ sign: Comparison, _ left: Located, _ right: Located, at located: Located
    ) -> Typed? {
        if case .name(let name) = left.expression, let metric = Metric.named(name), metric.kind == .state {
            return stateComparison(metric, sign, left, right)
        }
        let sides = (check(left), check(right))
        guard let (leftTerm, leftType) = sides.0, let (rightTerm, rightType) = sides.1 else { return nil }
        guard isComparable(sign, leftType, rightType) else {
            report(
                located, "comparison of unlike values", expected: "two numbers of one unit or two lengths of time",
                found: "\(leftType.shown) \(sign.rawValue) \(rightType.shown)")
            return nil
        }
        let ranges = (Interval(leftTerm, tables, model), Interval(rightTerm, tables, model))
        if let outcome = Interval.outcome(sign, ranges.0, ranges.1) {
            report(
                located, "comparison is always \(outcome)", expected: "a limit inside what can be measured",
                found: "\(ranges.0.shown) \(sign.rawValue) \(ranges.1.shown)")
            return nil
        }
        return (.compare(sign, leftTerm, rightTerm), .boolean)
    }

    private func isComparable(_ sign: Comparison, _ left: ValueType, _ right: ValueType) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): left == right || left == nil || right == nil
        case (.duration, .duration): true
        case (.boolean, .boolean): sign == .equal || sign == .notEqual
        default: false
        }
    }

    /// `bed_status == ok`: the right side is a word of the left side's metric.
    private func stateComparison(
        _ metric: Metric, _ sign: Comparison, _ left: Located, _ right: Located
    ) -> Typed? {
        guard let slot = self.metric(metric.name, at: left) else { return nil }
        guard sign == .equal || sign == .notEqual else {
            report(left, "states have no order", expected: "== or !=", found: sign.rawValue)
            return nil
        }
        let word = Printer.text(right)
        guard case .name = right.expression, let index = metric.stateNames.firstIndex(of: word) else {
            report(
                right, "unknown state of \(metric.name)",
                expected: "one of \(metric.stateNames.joined(separator: ", "))", found: word,
                fix: Suggestion.text(for: word, among: metric.stateNames))
            return nil
        }
        return (.compare(sign, .metric(slot), .constant(Double(index))), .boolean)
    }
}
