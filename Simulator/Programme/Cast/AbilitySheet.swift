internal import SimKit

/// Scores of MZ/T 039-2013 whose grade is known beforehand from the standard's own table. Source: care.md 5.1.
struct AbilitySheet {
    /// What the plan makes of the grade.
    let disability: String
    /// The 22 scores with spaces between them.
    let scores: String

    /// The most of each of the ten items of daily life; together 100.
    private static let most: [Int64] = [10, 5, 5, 10, 10, 10, 10, 15, 15, 10]

    /// Nothing is lost.
    static func able() -> AbilitySheet {
        AbilitySheet(disability: "none", scores: text(most, Array(repeating: 0, count: 12)))
    }

    /// Something is: up to 40 points are severe whatever else there is; 45 to 60 with one other mild loss are moderate;
    /// 65 to 95 with no other loss are mild.
    static func draw(_ random: inout RandomSource) -> AbilitySheet {
        switch random.pickIndex(weights: [45, 35, 20]) {
        case 0:
            let others = (0..<12).map { _ in random.whole(0...1) }
            return AbilitySheet(disability: "disabled", scores: text(daily(random.whole(0...8), &random), others))
        case 1:
            // One point of the mental indicator is its grade 1; the other two stay whole.
            let others = [Int64(1)] + Array(repeating: 0, count: 11)
            return AbilitySheet(disability: "partial", scores: text(daily(random.whole(9...12), &random), others))
        default:
            let scores = text(daily(random.whole(13...19), &random), Array(repeating: 0, count: 12))
            return AbilitySheet(disability: "partial", scores: scores)
        }
    }

    /// Ten scores that are five times `fives` together.
    private static func daily(_ fives: Int64, _ random: inout RandomSource) -> [Int64] {
        var scores = most
        var surplus = 20 - fives
        while surplus > 0 {
            let item = Int(random.below(10))
            guard scores[item] > 0 else { continue }
            scores[item] -= 5
            surplus -= 1
        }
        return scores
    }

    private static func text(_ daily: [Int64], _ others: [Int64]) -> String {
        (daily + others).map(String.init).joined(separator: " ")
    }
}
