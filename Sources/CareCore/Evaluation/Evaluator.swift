/// Runs compiled expressions. No allocation, no existential.
enum Evaluator {
    /// The value of the expression: NaN is unknown, 0 false. An empty expression is true.
    static func run(
        _ range: Range<Int>, of code: RuleCode, in context: EvaluationContext
    ) -> Double {
        if range.isEmpty { return 1 }
        var stack = InlineArray<16, Double>(repeating: 0)
        var depth = 0
        for index in range {
            let instruction = code.instructions[index]
            switch instruction {
            case .add, .subtract, .multiply, .divide, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal,
                .notEqual, .and, .or:
                depth -= 1
                stack[depth - 1] = combine(instruction, stack[depth - 1], stack[depth])
            case .negate: stack[depth - 1] = -stack[depth - 1]
            case .not:
                let value = stack[depth - 1]
                stack[depth - 1] = value.isNaN ? .nan : value == 0 ? 1 : 0
            case .silent, .silentDevice, .silentActivity, .untested:
                stack[depth - 1] = silence(instruction, of: stack[depth - 1], in: context)
            case .distance(let latitude, let longitude, let accuracy):
                stack[depth - 1] = distance(
                    Fix(latitude: latitude, longitude: longitude, accuracy: accuracy), within: stack[depth - 1],
                    code: code, in: context)
            case .rise(let window):
                stack[depth - 1] =
                    context.windows?[Int(window)].rise(by: stack[depth - 1], at: context.at) ?? .nan
            case .drift(let window):
                depth -= 1
                stack[depth - 1] = drift(window, least: stack[depth - 1], percent: stack[depth], in: context)
            default:
                stack[depth] = load(instruction, code: code, in: context)
                depth += 1
            }
        }
        return stack[0]
    }

    private static func combine(_ instruction: Instruction, _ left: Double, _ right: Double) -> Double {
        switch instruction {
        case .and:
            if left == 0 || right == 0 { return 0 }
            return left.isNaN || right.isNaN ? .nan : 1
        case .or:
            if (!left.isNaN && left != 0) || (!right.isNaN && right != 0) { return 1 }
            return left.isNaN || right.isNaN ? .nan : 0
        default: break
        }
        if left.isNaN || right.isNaN { return .nan }
        switch instruction {
        case .add: return left + right
        case .subtract: return left - right
        case .multiply: return left * right
        case .divide: return right == 0 ? .nan : left / right
        case .less: return left < right ? 1 : 0
        case .lessOrEqual: return left <= right ? 1 : 0
        case .greater: return left > right ? 1 : 0
        case .greaterOrEqual: return left >= right ? 1 : 0
        case .equal: return left == right ? 1 : 0
        default: return left != right ? 1 : 0
        }
    }

    private static func silence(
        _ instruction: Instruction, of length: Double, in context: EvaluationContext
    ) -> Double {
        let length = Int64(length)
        switch instruction {
        case .silent(let slot):
            let cell = context.cells[Int(slot)]
            return cell.isEmpty || context.at - cell.at >= length ? 1 : 0
        case .silentDevice: return context.silence >= length ? 1 : 0
        case .untested(let window):
            let tested = context.windows.flatMap { $0[Int(window)].entries.last?.at } ?? .min
            return context.at - max(tested, context.servesSince) >= length ? 1 : 0
        default: return context.activity == .min || context.at - context.activity >= length ? 1 : 0
        }
    }

    /// The slots of a fix.
    private struct Fix {
        let latitude: Int16
        let longitude: Int16
        let accuracy: Int16
    }

    private static func distance(
        _ fix: Fix, within limit: Double, code: RuleCode, in context: EvaluationContext
    ) -> Double {
        let latitude = context.cells[Int(fix.latitude)]
        let longitude = context.cells[Int(fix.longitude)]
        guard let home = context.home, !latitude.isEmpty, latitude.at == longitude.at,
            context.at - latitude.at <= code.gaps[Int(fix.latitude)],
            let position = GeoPosition(latitude: latitude.value, longitude: longitude.value)
        else { return .nan }
        if fix.accuracy >= 0 {
            let accuracy = context.cells[Int(fix.accuracy)]
            guard accuracy.at == latitude.at, accuracy.value <= limit else { return .nan }
        }
        return home.distance(to: position)
    }

    private static func drift(
        _ window: Int16, least: Double, percent: Double, in context: EvaluationContext
    ) -> Double {
        guard let windows = context.windows else { return .nan }
        return windows[Int(window)].drift(least: least, percent: percent, at: context.at)
    }

    private static func load(
        _ instruction: Instruction, code: RuleCode, in context: EvaluationContext
    ) -> Double {
        switch instruction {
        case .constant(let value): return value
        case .parameter(let index): return code.parameters[Int(index)]
        case .byAltitude(let table): return code.rule.altitudeTables[Int(table)].value(at: context.altitude)
        case .metric(let slot):
            let cell = context.cells[Int(slot)]
            return cell.isEmpty || context.at - cell.at > code.gaps[Int(slot)] ? .nan : cell.value
        case .event(let mask): return context.event & mask != 0 ? 1 : 0
        case .changed(let slot):
            let cell = context.cells[Int(slot)]
            return cell.hasPrevious ? (cell.hasChanged ? 1 : 0) : .nan
        case .window(let index, let aggregate):
            guard let windows = context.windows else { return .nan }
            return windows[Int(index)]
                .figure(aggregate, at: context.at, length: code.windowLengths[Int(index)])
        case .between(let index):
            return code.dailyWindows[Int(index)].contains(Timestamp(milliseconds: context.at)) ? 1 : 0
        case .resident(let fact):
            return fact == .altitude ? context.altitude : context.facts[fact] ? 1 : 0
        default: fatalError("instruction \(instruction) does not load a value")
        }
    }
}
