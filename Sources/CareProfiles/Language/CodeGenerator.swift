import CareCore

/// Flattens a checked expression into the stack machine's program.
enum CodeGenerator {
    /// The program of `term` and the deepest its stack gets.
    static func program(of term: Term) -> (program: Program, depth: Int) {
        var instructions: [Instruction] = []
        let depth = emit(term, into: &instructions)
        return (Program(instructions), depth)
    }

    /// Appends the instructions of `term`; returns how many stack places they need.
    private static func emit(_ term: Term, into instructions: inout [Instruction]) -> Int {
        var depth = 1
        for (held, operand) in term.operands.enumerated() {
            depth = max(depth, held + emit(operand, into: &instructions))
        }
        instructions.append(last(of: term))
        return depth
    }

    private static func last(of term: Term) -> Instruction {
        switch term {
        case .constant(let value): .constant(value)
        case .parameter(let index): .parameter(index)
        case .byAltitude(let table): .byAltitude(table: table)
        case .metric(let slot): .metric(slot: slot)
        case .event(let mask): .event(mask: mask)
        case .changed(let slot): .changed(slot: slot)
        case .silent(let slot, _): .silent(slot: slot)
        case .silentDevice: .silentDevice
        case .silentActivity: .silentActivity
        case .window(let index, let aggregate): .window(index, aggregate)
        case .untested(let window, _): .untested(window)
        case .distance(let latitude, let longitude, let accuracy, _):
            .distance(latitude: latitude, longitude: longitude, accuracy: accuracy)
        case .drift(let window, _, _): .drift(window)
        case .rise(let window, _): .rise(window)
        case .between(let index): .between(index)
        case .resident(let fact): .resident(fact)
        case .negate: .negate
        case .not: .not
        case .arithmetic(let sign, _, _): instruction(sign)
        case .compare(let sign, _, _): instruction(sign)
        case .connect(let word, _, _): word == .and ? .and : .or
        }
    }

    private static func instruction(_ sign: Expression.Arithmetic) -> Instruction {
        switch sign {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        }
    }

    private static func instruction(_ sign: Comparison) -> Instruction {
        switch sign {
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .equal: .equal
        case .notEqual: .notEqual
        }
    }
}
