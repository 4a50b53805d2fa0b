import CareCore
import TestSupport
import Testing

@testable import CareProfiles

@Suite struct RoundTripTests {
    /// A random tree; `depth` bounds its height.
    static func tree(_ depth: Int, _ random: inout Dice) -> Located {
        func inner() -> Located { tree(depth - 1, &random) }
        let expression: Expression
        switch depth > 0 ? Int.random(in: 0..<12, using: &random) : Int.random(in: 0..<7, using: &random) {
        case 0: expression = .number(Double(Int.random(in: 0..<1_000, using: &random)) / 8)
        case 1: expression = .duration(Double(Int.random(in: 1..<100_000_000, using: &random)))
        case 2: expression = .time(Int.random(in: 0..<1_440, using: &random))
        case 3: expression = .flag(Bool.random(using: &random))
        case 4: expression = .name("heart_rate")
        case 5: expression = .parameter("limit")
        case 6: expression = .fact(owner: "resident", name: "copd")
        case 7: expression = .call("count", [inner(), inner()])
        case 8: expression = .negate(inner())
        case 9: expression = .not(inner())
        case 10:
            let sign = Expression.Arithmetic.allCases.randomElement(using: &random) ?? .add
            expression = .arithmetic(sign, inner(), inner())
        default:
            let left = inner()
            let right = inner()
            if Bool.random(using: &random) {
                let sign = Comparison.allCases.randomElement(using: &random) ?? .less
                expression = .compare(sign, left, right)
            } else {
                expression = .connect(Bool.random(using: &random) ? .and : .or, left, right)
            }
        }
        return Located(expression: expression, offset: 0)
    }

    @Test(arguments: 1...200)
    func `what is printed parses to the same tree`(seed: Int) throws {
        var random = Dice(seed: UInt64(seed))
        for _ in 0..<20 {
            let text = Printer.text(Self.tree(4, &random))
            let parsed = try ExpressionParser.parse(text)
            #expect(Printer.text(parsed) == text)
        }
    }

    @Test(arguments: 1...200)
    func `random words never trap the parser`(seed: Int) {
        var random = Dice(seed: UInt64(seed))
        let words = [
            "and", "or", "not", "(", ")", "heart_rate", ",", "<", ">=", "==", "!", "1", "3m", "22:30", "$a", "$", "-",
            "+", "*", "/", ".", "event", "#", "心", "1.", "1:2", "99999999999999999999", "999999999d", "resident.x",
        ]
        for _ in 0..<50 {
            let count = Int.random(in: 0..<12, using: &random)
            let text = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            do throws(ExpressionFault) {
                let tree = try ExpressionParser.parse(text)
                let checker = TypeChecker(model: Probe.vocabulary, tables: Probe.tables())
                #expect(checker.condition(tree) != nil || !checker.faults.isEmpty, "\(text)")
            } catch {
                #expect((0...text.unicodeScalars.count).contains(error.offset), "\(text)")
            }
        }
    }

    @Test func `parentheses without end are refused before the stack is in danger`() {
        let text = String(repeating: "(", count: 100_000)
        #expect(throws: ExpressionFault.self) { try ExpressionParser.parse(text) }
        let signs = String(repeating: "not ", count: 100_000)
        #expect(throws: ExpressionFault.self) { try ExpressionParser.parse(signs) }
    }
}
