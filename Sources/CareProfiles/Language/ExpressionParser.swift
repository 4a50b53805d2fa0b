import CareCore

/// Recursive descent over the words of an expression. Loosest to tightest: `or`, `and`, `not`, comparison (which does
/// not chain), `+ -`, `* /`, unary minus.
struct ExpressionParser {
    private let tokens: [Token]
    private var index = 0
    private var depth = 0

    /// Nesting that the parser follows; deeper text is refused before the stack is in danger.
    static let nesting = 64

    private init(_ tokens: [Token]) { self.tokens = tokens }

    static func parse(_ text: String) throws(ExpressionFault) -> Located {
        var parser = ExpressionParser(try Lexer.tokens(of: text))
        let result = try parser.disjunction()
        guard parser.current.kind == .end else {
            throw parser.unexpected("an operator or the end of the expression")
        }
        return result
    }

    private var current: Token { tokens[index] }

    private func unexpected(_ expected: String) -> ExpressionFault {
        ExpressionFault(at: current.offset, "expression", expected: expected, found: current.shown)
    }

    private mutating func accept(_ symbol: Token.Symbol) -> Bool {
        guard current.kind == .symbol(symbol) else { return false }
        index += 1
        return true
    }

    private mutating func accept(word: String) -> Bool {
        guard current.kind == .name(word) else { return false }
        index += 1
        return true
    }

    private mutating func disjunction() throws(ExpressionFault) -> Located {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.nesting else {
            throw ExpressionFault(
                at: current.offset, "expression nests too deeply", expected: "at most \(Self.nesting) levels",
                found: "more")
        }
        var left = try conjunction()
        while current.kind == .name("or") {
            let offset = current.offset
            index += 1
            left = Located(expression: .connect(.or, left, try conjunction()), offset: offset)
        }
        return left
    }

    private mutating func conjunction() throws(ExpressionFault) -> Located {
        var left = try negation()
        while current.kind == .name("and") {
            let offset = current.offset
            index += 1
            left = Located(expression: .connect(.and, left, try negation()), offset: offset)
        }
        return left
    }

    private mutating func negation() throws(ExpressionFault) -> Located {
        let offset = current.offset
        var count = 0
        while accept(word: "not") { count += 1 }
        guard count <= 1 else {
            throw ExpressionFault(at: offset, "not repeated", expected: "not once", found: "not not")
        }
        let operand = try comparison()
        return count == 0 ? operand : Located(expression: .not(operand), offset: offset)
    }

    private mutating func comparison() throws(ExpressionFault) -> Located {
        let left = try sum()
        guard let sign = comparisonSign else { return left }
        let offset = current.offset
        index += 1
        let result = Located(expression: .compare(sign, left, try sum()), offset: offset)
        if comparisonSign != nil {
            throw ExpressionFault(
                at: current.offset, "comparisons do not chain", expected: "and between two comparisons",
                found: current.shown)
        }
        return result
    }

    private var comparisonSign: Comparison? {
        guard case .symbol(let symbol) = current.kind else { return nil }
        return Comparison(rawValue: symbol.rawValue)
    }

    private mutating func sum() throws(ExpressionFault) -> Located {
        var left = try product()
        while current.kind == .symbol(.plus) || current.kind == .symbol(.minus) {
            left = try arithmetic(left, try advanceSign()) { parser throws(ExpressionFault) in try parser.product() }
        }
        return left
    }

    private mutating func product() throws(ExpressionFault) -> Located {
        var left = try unary()
        while current.kind == .symbol(.times) || current.kind == .symbol(.divided) {
            left = try arithmetic(left, try advanceSign()) { parser throws(ExpressionFault) in try parser.unary() }
        }
        return left
    }

    private mutating func advanceSign() throws(ExpressionFault) -> (sign: Expression.Arithmetic, offset: Int) {
        guard case .symbol(let symbol) = current.kind, let sign = Expression.Arithmetic(rawValue: symbol.rawValue)
        else { throw unexpected("one of + - * /") }
        defer { index += 1 }
        return (sign, current.offset)
    }

    private mutating func arithmetic(
        _ left: Located, _ sign: (sign: Expression.Arithmetic, offset: Int),
        _ right: (inout ExpressionParser) throws(ExpressionFault) -> Located
    ) throws(ExpressionFault) -> Located {
        Located(expression: .arithmetic(sign.sign, left, try right(&self)), offset: sign.offset)
    }

    private mutating func unary() throws(ExpressionFault) -> Located {
        let offset = current.offset
        guard accept(.minus) else { return try primary() }
        guard current.kind != .symbol(.minus) else { throw unexpected("a value behind -") }
        return Located(expression: .negate(try primary()), offset: offset)
    }

    private mutating func primary() throws(ExpressionFault) -> Located {
        let token = current
        func located(_ expression: Expression) -> Located { Located(expression: expression, offset: token.offset) }
        switch token.kind {
        case .number(let value):
            index += 1
            return located(.number(value))
        case .duration(let value):
            index += 1
            return located(.duration(value))
        case .time(let minute):
            index += 1
            return located(.time(minute))
        case .parameter(let name):
            index += 1
            return located(.parameter(name))
        case .symbol(.open):
            index += 1
            let inner = try disjunction()
            guard accept(.close) else { throw unexpected(")") }
            return inner
        case .name(let name) where !["and", "or", "not"].contains(name):
            index += 1
            return located(try named(name))
        default: throw unexpected("a value")
        }
    }

    private mutating func named(_ name: String) throws(ExpressionFault) -> Expression {
        if accept(.dot) {
            guard case .name(let fact) = current.kind else { throw unexpected("the name of a fact behind \(name).") }
            index += 1
            return .fact(owner: name, name: fact)
        }
        guard accept(.open) else {
            return name == "true" ? .flag(true) : name == "false" ? .flag(false) : .name(name)
        }
        var arguments: [Located] = []
        repeat { arguments.append(try disjunction()) } while accept(.comma)
        guard accept(.close) else { throw unexpected(", or )") }
        return .call(name, arguments)
    }
}
