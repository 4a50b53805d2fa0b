import CareCore

/// The values an expression can take, from the plausible ranges of its metrics and the defaults of its parameters.
struct Interval: Equatable {
    let low: Double
    let high: Double

    static let unbounded = Interval(low: -.infinity, high: .infinity)

    init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    init(of values: [Double]) {
        self.init(low: values.min() ?? -.infinity, high: values.max() ?? .infinity)
    }

    /// The interval of a numeric term.
    init(_ term: Term, _ tables: RuleTables, _ model: ModelVocabulary) {
        switch term {
        case .constant(let value): self.init(low: value, high: value)
        case .parameter(let index): self.init(of: [tables.parameters[Int(index)].defaultValue])
        case .byAltitude(let table): self.init(of: tables.tables[Int(table)].rows.map(\.value))
        case .metric(let slot): self.init(low: model[slot].minimum, high: model[slot].maximum)
        case .window(let index, let aggregate): self = Self.window(tables.windows[Int(index)], aggregate, model)
        case .negate(let inner):
            let inside = Interval(inner, tables, model)
            self.init(low: -inside.high, high: -inside.low)
        case .arithmetic(let sign, let left, let right):
            self = Self.combine(sign, Interval(left, tables, model), Interval(right, tables, model))
        case .distance: self.init(low: 0, high: .pi * GreatCircle.radius)
        case .drift, .rise: self.init(low: 0, high: Double(Limits.driftNights))
        case .resident(.altitude): self.init(low: -500, high: 9_000)
        default: self.init(low: 0, high: 1)
        }
    }

    private static func window(_ window: Window, _ aggregate: Instruction.Aggregate, _ model: ModelVocabulary) -> Self {
        if aggregate == .habit { return Interval(low: 0, high: 1) }
        if aggregate == .nights { return Interval(low: 0, high: Double(Limits.baselineNights)) }
        if aggregate == .held { return Interval(low: 0, high: Double(window.length.count)) }
        guard aggregate != .count, aggregate != .lasting, let slot = window.source.slot else {
            return Interval(low: 0, high: Double(window.capacity))
        }
        let range = model[slot]
        guard aggregate == .delta else { return Interval(low: range.minimum, high: range.maximum) }
        return Interval(low: range.minimum - range.maximum, high: range.maximum - range.minimum)
    }

    private static func combine(_ sign: Expression.Arithmetic, _ left: Interval, _ right: Interval) -> Interval {
        switch sign {
        case .add: return Interval(low: left.low + right.low, high: left.high + right.high)
        case .subtract: return Interval(low: left.low - right.high, high: left.high - right.low)
        case .multiply:
            return Interval(of: [
                left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high,
            ])
        case .divide:
            guard right.low > 0 || right.high < 0 else { return .unbounded }
            return Interval(of: [
                left.low / right.low, left.low / right.high, left.high / right.low, left.high / right.high,
            ])
        }
    }

    /// Whether `left sign right` comes out the same whatever is measured; `nil` when it depends.
    static func outcome(_ sign: Comparison, _ left: Interval, _ right: Interval) -> Bool? {
        switch sign {
        case .less: left.high < right.low ? true : left.low >= right.high ? false : nil
        case .lessOrEqual: left.high <= right.low ? true : left.low > right.high ? false : nil
        case .greater: outcome(.less, right, left)
        case .greaterOrEqual: outcome(.lessOrEqual, right, left)
        case .equal: left.high < right.low || left.low > right.high ? false : left.isPoint && left == right ? true : nil
        case .notEqual: outcome(.equal, left, right).map { !$0 }
        }
    }

    private var isPoint: Bool { low == high }

    /// The interval as a message shows it.
    var shown: String { isPoint ? Printer.number(low) : "\(Printer.number(low)) to \(Printer.number(high))" }
}
