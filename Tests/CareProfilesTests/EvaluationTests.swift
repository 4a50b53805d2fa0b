import TestSupport
import Testing

@testable import CareCore
@testable import CareProfiles

/// Random checked expressions, evaluated by walking their tree and by the core's flat program: both must agree.
@Suite struct EvaluationTests {
    private static let at: Int64 = 1_762_441_325_123

    /// What the expressions look at.
    struct World {
        var values: [Double?]
        var event: UInt64
        var facts: ResidentFacts
        var altitude: Double
        var silence: Int64
        var activity: Int64

        init(_ random: inout Dice) {
            let rates: [Double?] = [nil, 40, 72, 131, 180]
            let saturations: [Double?] = [nil, 79, 82, 95]
            let flags: [Double?] = [nil, 0, 1]
            values = [
                rates.randomElement(using: &random) ?? nil, saturations.randomElement(using: &random) ?? nil,
                flags.randomElement(using: &random) ?? nil, Double(Int.random(in: 0...6, using: &random)),
            ]
            event = [0, EventKind.sos.mask, EventKind.fall.mask].randomElement(using: &random) ?? 0
            facts = ResidentFacts(bits: UInt64.random(in: 0..<256, using: &random))
            altitude = [1_400, 2_000, 2_600, 4_000].randomElement(using: &random) ?? 0
            silence = Int64.random(in: 0..<200_000, using: &random)
            activity =
                Bool.random(using: &random) ? .min : EvaluationTests.at - Int64.random(in: 0..<200_000, using: &random)
        }
    }

    static func number(_ depth: Int, _ random: inout Dice) -> Term {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: return .constant([40, 79.5, 100, 131].randomElement(using: &random) ?? 0)
        case 1: return .parameter(0)
        case 2: return .byAltitude(0)
        case 3: return .metric(Int16.random(in: 0...1, using: &random))
        case 4: return .resident(.altitude)
        case 5: return .negate(number(depth - 1, &random))
        default:
            let sign = Expression.Arithmetic.allCases.randomElement(using: &random) ?? .add
            return .arithmetic(sign, number(depth - 1, &random), number(depth - 1, &random))
        }
    }

    static func boolean(_ depth: Int, _ random: inout Dice) -> Term {
        switch Int.random(in: 0..<(depth > 0 ? 11 : 8), using: &random) {
        case 0: return .metric(2)
        case 1: return .event(EventKind.sos.mask)
        case 2: return .resident(.chronicLungDisease)
        case 3: return .silent(Int16.random(in: 0...2, using: &random), .constant(60_000))
        case 4: return .silentDevice(.parameter(1))
        case 5: return .silentActivity(.constant(100_000))
        case 6, 7:
            let sign = Comparison.allCases.randomElement(using: &random) ?? .less
            return .compare(sign, number(depth - 1, &random), number(depth - 1, &random))
        case 8: return .not(boolean(depth - 1, &random))
        default:
            return .connect(
                Bool.random(using: &random) ? .and : .or, boolean(depth - 1, &random), boolean(depth - 1, &random))
        }
    }

    /// The naive reading of a tree; `nil` is unknown.
    static func evaluate(_ term: Term, _ world: World, _ tables: RuleTables) -> Double? {
        func inner(_ term: Term) -> Double? { evaluate(term, world, tables) }
        switch term {
        case .constant(let value): return value
        case .parameter(let index): return tables.parameters[Int(index)].defaultValue
        case .byAltitude(let table): return tables.tables[Int(table)].value(at: world.altitude)
        case .metric(let slot): return world.values[Int(slot)]
        case .event(let mask): return world.event & mask != 0 ? 1 : 0
        case .resident(.altitude): return world.altitude
        case .resident(let fact): return world.facts[fact] ? 1 : 0
        case .silent(let slot, let length): return world.values[Int(slot)] == nil || (inner(length) ?? 0) <= 0 ? 1 : 0
        case .silentDevice(let length): return Double(world.silence) >= inner(length) ?? 0 ? 1 : 0
        case .silentActivity(let length):
            return world.activity == .min || Double(at - world.activity) >= inner(length) ?? 0 ? 1 : 0
        case .negate(let operand): return inner(operand).map { -$0 }
        case .not(let operand): return inner(operand).map { $0 == 0 ? 1 : 0 }
        case .connect(.and, let left, let right):
            if inner(left) == 0 || inner(right) == 0 { return 0 }
            return inner(left) == nil || inner(right) == nil ? nil : 1
        case .connect(.or, let left, let right):
            if inner(left) ?? 0 != 0 || inner(right) ?? 0 != 0 { return 1 }
            return inner(left) == nil || inner(right) == nil ? nil : 0
        case .arithmetic(let sign, let left, let right):
            guard let left = inner(left), let right = inner(right) else { return nil }
            return arithmetic(sign, left, right)
        case .compare(let sign, let left, let right):
            guard let left = inner(left), let right = inner(right) else { return nil }
            return compare(sign, left, right) ? 1 : 0
        case .changed, .window, .between, .untested, .drift, .rise, .distance: return nil
        }
    }

    private static func arithmetic(_ sign: Expression.Arithmetic, _ left: Double, _ right: Double) -> Double? {
        switch sign {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: right == 0 ? nil : left / right
        }
    }

    private static func compare(_ sign: Comparison, _ left: Double, _ right: Double) -> Bool {
        switch sign {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .equal: left == right
        case .notEqual: left != right
        }
    }

    @Test(arguments: 1...300)
    func `a tree and its program come to the same judgement`(seed: Int) throws {
        var random = Dice(seed: UInt64(seed))
        let tables = Probe.tables()
        for _ in 0..<10 {
            let term = Self.boolean(4, &random)
            let (program, depth) = CodeGenerator.program(of: term)
            guard depth <= Limits.expressionDepth else { continue }
            let layout = ProfileLayout(Self.profile(program, tables), index: 0)
            for _ in 0..<10 {
                let world = World(&random)
                let expected = Self.evaluate(term, world, tables)
                #expect(Self.run(layout, world) == Judgement(expected ?? .nan), "\(term)")
            }
        }
    }

    private static func profile(_ program: Program, _ tables: RuleTables) -> Profile {
        let rule = Rule(
            id: "T-1", title: BilingualText(zh: "试", en: "T"), parameters: tables.parameters,
            altitudeTables: tables.tables, windows: [], dailyWindows: [], gate: .always, when: program,
            stages: [
                Stage(
                    when: nil, only: nil, delay: .constant(0), samples: 1, priority: .p3, audience: .operator)
            ], clearing: .manual, arming: nil, downgrade: nil, latches: false, remind: nil, subject: .place,
            late: .ignore,
            triggers: Rule.Triggers(slots: 0, events: 0, eventsOfPlace: false, clock: false),
            fingerprint: 0)
        return Profile(
            id: "probe", title: BilingualText(zh: "探头", en: "Probe"), deviceClass: .smartMattress,
            servesHousehold: false, isReusable: true, slots: Probe.vocabulary.slots, fields: [], events: [:],
            liveness: nil, rules: [rule])
    }

    private static func run(_ layout: ProfileLayout, _ world: World) -> Judgement {
        let cells = world.values.map { value in
            var cell = MetricCell()
            if let value { _ = cell.take(value, at: at) }
            return cell
        }
        return cells.withUnsafeBufferPointer { cells in
            guard let base = cells.baseAddress else { return .unknown }
            let context = EvaluationContext(
                at: at, event: world.event, cells: base, windows: nil, facts: world.facts, altitude: world.altitude,
                home: nil, silence: world.silence, activity: world.activity, servesSince: .max)
            return Judgement(Evaluator.run(layout.rules[0].when, of: RuleCode(layout, layout.rules[0]), in: context))
        }
    }
}
