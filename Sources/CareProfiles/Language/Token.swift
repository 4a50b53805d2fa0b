/// A word of the rule language and where it begins.
struct Token: Equatable {
    enum Kind: Equatable {
        case number(Double)
        /// A length of time in milliseconds.
        case duration(Double)
        /// A time of day in minutes after midnight.
        case time(Int)
        case name(String)
        case parameter(String)
        case symbol(Symbol)
        case end
    }

    enum Symbol: String, CaseIterable {
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case greater = ">"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
        case open = "("
        case close = ")"
        case comma = ","
        case dot = "."
    }

    let kind: Kind
    /// Offset in Unicode scalars from the start of the expression.
    let offset: Int

    /// The token as a message shows it.
    var shown: String {
        switch kind {
        case .number(let value): Printer.number(value)
        case .duration(let value): Printer.duration(value)
        case .time(let minute): Printer.time(minute)
        case .name(let name): name
        case .parameter(let name): "$\(name)"
        case .symbol(let symbol): symbol.rawValue
        case .end: "the end"
        }
    }
}
