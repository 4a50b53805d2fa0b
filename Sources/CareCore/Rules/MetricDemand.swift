/// A comparison of one metric with a number that the rule's parameters make.
public struct MetricDemand: Sendable, Equatable {
    /// The metric's slot.
    public let slot: Int16
    /// The sign, the metric on its left.
    public let sign: Comparison
    /// What it is compared with: constants and parameters only.
    public let limit: Program

    /// Makes a demand.
    public init(slot: Int16, sign: Comparison, limit: Program) {
        self.slot = slot
        self.sign = sign
        self.limit = limit
    }
}

extension Rule {
    /// Whether no values satisfy all demands at once; `nil` where a limit depends on more than the parameters.
    package func contradict(_ demands: [MetricDemand]) -> Bool? {
        var bounds: [Int16: Bounds] = [:]
        for demand in demands {
            guard let limit = number(demand.limit) else { return nil }
            bounds[demand.slot, default: Bounds()].demand(demand.sign, limit)
        }
        return bounds.values.contains(where: \.isEmpty)
    }

    /// What an operand is, in ms for lengths of time.
    package func number(_ operand: Operand) -> Double {
        switch operand {
        case .constant(let value): value
        case .parameter(let index): parameters[Int(index)].defaultValue
        }
    }

    /// What the program makes of the parameters alone; `nil` when it looks at anything else.
    private func number(_ program: Program) -> Double? {
        var stack: [Double] = []
        for instruction in program.instructions {
            switch instruction {
            case .constant(let value): stack.append(value)
            case .parameter(let index): stack.append(parameters[Int(index)].defaultValue)
            case .byAltitude(let table):
                let rows = altitudeTables[Int(table)].rows
                guard rows.count == 1 else { return nil }
                stack.append(rows[0].value)
            case .negate: stack.append(-stack.removeLast())
            case .add, .subtract, .multiply, .divide:
                let right = stack.removeLast()
                let left = stack.removeLast()
                stack.append(Self.combine(instruction, left, right))
            default: return nil
            }
        }
        return stack.last.flatMap { $0.isFinite ? $0 : nil }
    }

    private static func combine(_ sign: Instruction, _ left: Double, _ right: Double) -> Double {
        switch sign {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        default: left / right
        }
    }
}
