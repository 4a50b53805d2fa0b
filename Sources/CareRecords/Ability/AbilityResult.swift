/// What follows from the raw scores of an assessment under its own standard.
public struct AbilityResult: Hashable, Sendable {
    /// The standard; results of different ones are never compared.
    public let standard: AbilityStandard
    /// The grades of the first-level indicators, which MZ/T 039 alone has.
    public let grades: AbilityGrades?
    /// The total of all items, which GB/T 42195 alone grades: 0–90.
    public let total: Int?
    /// The grade: 0 whole to 3 (MZ/T 039) or 4 (GB/T 42195).
    public let grade: Int64
    /// Whether the standard's table had no row and the rule of completion gave the grade.
    public let isCompletedByRule: Bool
    /// What made the grade worse than the scores alone.
    public let overrides: Set<AbilityOverride>
    /// How the person moves.
    public let mobility: Mobility

    /// What the plan makes of the grade.
    public var disability: Disability { Disability(grade: grade, of: standard) }

    /// Care-risk events within 30 days from which a grade is one worse. Source: care.md 5.1, 5.2.
    public static let riskEventsForOverride: Int64 = 2

    /// Days before an assessment whose care-risk events count. Source: care.md 5.1, 5.2.
    public static let riskDays: Int32 = 30

    /// Judges scores; `nil` when they are none of the standard.
    /// - Parameters:
    ///   - scores: The raw scores in the order of the standard.
    ///   - standard: The standard.
    ///   - conditions: What the assessor states beside the scores.
    ///   - riskEvents: Falls, choking, suicide attempts, self-harm and getting lost in the last 30 days.
    public init?(
        _ scores: AbilityScores, by standard: AbilityStandard, conditions: Set<AbilityCondition>, riskEvents: Int64
    ) {
        guard scores.faults(in: standard).isEmpty, let mobility = Mobility(scores, in: standard) else { return nil }
        self.standard = standard
        self.mobility = mobility
        let basis: Int64
        switch standard {
        case .civilAffairs2013:
            guard let grades = AbilityGrades(scores) else { return nil }
            self.grades = grades
            total = nil
            basis = Int64(grades.overall.grade)
            isCompletedByRule = grades.overall.isCompletedByRule
        case .national2022:
            grades = nil
            let sum = scores.values.reduce(0, +)
            total = sum
            basis = Self.nationalGrade(total: sum)
            isCompletedByRule = false
        }
        overrides = Self.overrides(
            isComatose: conditions.contains(.coma) || Self.showsComa(scores, standard), conditions, riskEvents)
        grade = Self.grade(basis, overrides, worst: standard.worstGrade)
    }

    /// 90 whole; 66–89 mild; 46–65 moderate; 30–45 severe; 0–29 complete. Source: care.md 5.2.
    static func nationalGrade(total: Int) -> Int64 {
        switch total {
        case ...29: 4
        case ...45: 3
        case ...65: 2
        case ...89: 1
        default: 0
        }
    }

    /// Coma is the worst grade; the others together are one grade, whichever and however many they are.
    static func grade(_ basis: Int64, _ overrides: Set<AbilityOverride>, worst: Int64) -> Int64 {
        if overrides.contains(.coma) { return worst }
        return min(basis + (overrides.isEmpty ? 0 : 1), worst)
    }

    private static func overrides(
        isComatose: Bool, _ conditions: Set<AbilityCondition>, _ riskEvents: Int64
    ) -> Set<AbilityOverride> {
        var overrides: Set<AbilityOverride> = []
        if isComatose { overrides.insert(.coma) }
        if conditions.contains(.dementia) || conditions.contains(.mentalIllness) { overrides.insert(.diagnosis) }
        if riskEvents >= riskEventsForOverride { overrides.insert(.careRiskEvents) }
        return overrides
    }

    /// MZ/T 039 has a score of its own for coma; GB/T 42195 scores stupor and coma alike.
    private static func showsComa(_ scores: AbilityScores, _ standard: AbilityStandard) -> Bool {
        standard == .civilAffairs2013 && scores.value(of: "意识水平", in: standard) == 3
    }
}
