import CareCore

/// Cuts an expression into words.
struct Lexer {
    private let scalars: [Unicode.Scalar]
    private var index = 0

    /// Words and signs of the longest expression: a chain is checked by recursion, which must not use the stack up.
    static let longest = 1_000

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    static func tokens(of text: String) throws(ExpressionFault) -> [Token] {
        var lexer = Lexer(text)
        var tokens: [Token] = []
        repeat {
            let token = try lexer.next()
            guard tokens.count < longest || token.kind == .end else {
                throw ExpressionFault(
                    at: token.offset, "expression too long", expected: "at most \(longest) words and signs",
                    found: "more")
            }
            tokens.append(token)
        } while tokens.last?.kind != .end
        return tokens
    }

    private mutating func next() throws(ExpressionFault) -> Token {
        while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
        let start = index
        guard index < scalars.count else { return Token(kind: .end, offset: start) }
        if isDigit(scalars[index]) { return Token(kind: try number(), offset: start) }
        if isLetter(scalars[index]) { return Token(kind: .name(word()), offset: start) }
        if scalars[index] == "$" {
            index += 1
            let name = word()
            guard !name.isEmpty else {
                throw ExpressionFault(at: start, "parameter", expected: "a name behind $", found: "$")
            }
            return Token(kind: .parameter(name), offset: start)
        }
        return Token(kind: .symbol(try symbol()), offset: start)
    }

    private mutating func word() -> String {
        let start = index
        while index < scalars.count, isLetter(scalars[index]) || isDigit(scalars[index]) { index += 1 }
        return text(from: start)
    }

    private mutating func number() throws(ExpressionFault) -> Token.Kind {
        let start = index
        digits()
        if index < scalars.count, scalars[index] == ":" { return try time(from: start) }
        if index + 1 < scalars.count, scalars[index] == ".", isDigit(scalars[index + 1]) {
            index += 1
            digits()
        }
        let end = index
        guard index < scalars.count, isLetter(scalars[index]) else {
            guard let value = Double(text(from: start)), value.isFinite else {
                throw ExpressionFault(at: start, "number", expected: "a decimal number", found: text(from: start))
            }
            return .number(value)
        }
        _ = word()
        guard let length = DurationText.parse(text(from: start)) else {
            throw ExpressionFault(
                at: end, "unit of a length of time", expected: "ms, s, m, h or d behind a whole number",
                found: text(from: start))
        }
        return .duration(Double(length.count))
    }

    private mutating func time(from start: Int) throws(ExpressionFault) -> Token.Kind {
        index += 1
        digits()
        let parts = text(from: start).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2, let hour = Int(parts[0]),
            let minute = Int(parts[1]), hour < 24, minute < 60
        else {
            throw ExpressionFault(at: start, "time of day", expected: "HH:MM", found: text(from: start))
        }
        return .time(hour * 60 + minute)
    }

    private mutating func symbol() throws(ExpressionFault) -> Token.Symbol {
        let start = index
        let pair = index + 1 < scalars.count ? String(String.UnicodeScalarView(scalars[index...index + 1])) : ""
        if let symbol = Token.Symbol(rawValue: pair) {
            index += 2
            return symbol
        }
        let single = String(scalars[index])
        if let symbol = Token.Symbol(rawValue: single) {
            index += 1
            return symbol
        }
        let replacements = ["&&": "and", "||": "or", "!": "not", "=": "=="]
        let found = replacements[pair] == nil ? single : pair
        throw ExpressionFault(
            at: start, "unknown sign", expected: "a sign of the rule language", found: found,
            fix: replacements[found].map { "write \($0)" } ?? "")
    }

    private mutating func digits() { while index < scalars.count, isDigit(scalars[index]) { index += 1 } }

    private func text(from start: Int) -> String { String(String.UnicodeScalarView(scalars[start..<index])) }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
    }
}
