import CareCore

/// Writes expressions in the form that parses to the same tree.
enum Printer {
    static func text(_ located: Located) -> String {
        switch located.expression {
        case .number(let value): number(value)
        case .duration(let value): duration(value)
        case .time(let minute): time(minute)
        case .flag(let value): value ? "true" : "false"
        case .name(let name): name
        case .parameter(let name): "$\(name)"
        case .fact(let owner, let name): "\(owner).\(name)"
        case .call(let name, let arguments): "\(name)(\(arguments.map(text).joined(separator: ", ")))"
        case .negate(let operand): "-\(wrapped(operand))"
        case .not(let operand): "not \(wrapped(operand))"
        case .arithmetic(let sign, let left, let right): "\(wrapped(left)) \(sign.rawValue) \(wrapped(right))"
        case .compare(let sign, let left, let right): "\(wrapped(left)) \(sign.rawValue) \(wrapped(right))"
        case .connect(let word, let left, let right): "\(wrapped(left)) \(word.rawValue) \(wrapped(right))"
        }
    }

    private static func wrapped(_ located: Located) -> String {
        switch located.expression {
        case .negate, .not, .arithmetic, .compare, .connect: "(\(text(located)))"
        default: text(located)
        }
    }

    /// A number without a needless fraction.
    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    static func duration(_ milliseconds: Double) -> String { Milliseconds(Int64(milliseconds)).description }

    static func time(_ minute: Int) -> String {
        let digits = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "\(digits(minute / 60)):\(digits(minute % 60))"
    }
}
