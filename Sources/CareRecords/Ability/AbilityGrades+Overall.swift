extension AbilityGrades {
    /// The overall grade.
    public struct Overall: Hashable, Sendable {
        /// 0 能力完好, 1 轻度失能, 2 中度失能, 3 重度失能.
        public let grade: Int
        /// Whether no row of the standard's table matches, so that care.md's rule completed it; the county sees a
        /// list of these.
        public let isCompletedByRule: Bool
    }

    /// The severest row of the standard's table that matches; where none does, the rule of completion: ADL 0 is 1,
    /// ADL 1 is 2, ADL 2 is 2, or 3 if another is 3.
    ///
    /// Where the table says that "one" of the others has a grade, at least one is meant: a second one makes nobody
    /// abler.
    public var overall: Overall {
        let others = [mental, sensory, social]
        let rows = [
            isSevere(others) ? 3 : nil, isModerate(others) ? 2 : nil, isMild(others) ? 1 : nil, isWhole ? 0 : nil,
        ]
        if let grade = rows.compactMap(\.self).first { return Overall(grade: grade, isCompletedByRule: false) }
        let completed = selfCare == 2 && others.contains(3) ? 3 : min(selfCare + 1, 2)
        return Overall(grade: completed, isCompletedByRule: true)
    }

    private var isWhole: Bool { selfCare == 0 && mental == 0 && sensory == 0 && social <= 1 }

    private func isMild(_ others: [Int]) -> Bool {
        switch selfCare {
        case 0: mental >= 1 || sensory >= 1 || social == 2
        case 1: others.contains { $0 <= 1 }
        default: false
        }
    }

    private func isModerate(_ others: [Int]) -> Bool {
        switch selfCare {
        case 1: others.allSatisfy { $0 == 2 } || others.contains(3)
        case 2: (1...2).contains(others.count { $0 == 1 || $0 == 2 })
        default: false
        }
    }

    private func isSevere(_ others: [Int]) -> Bool {
        selfCare == 3 || selfCare == 2 && (others.allSatisfy { $0 == 2 } || others.contains(3))
    }
}
