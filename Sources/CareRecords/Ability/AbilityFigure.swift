/// How able residents are by their newest assessments that stand, with the assessments that say so. Grades of different
/// standards are counted apart.
public struct AbilityFigure: Sendable, Equatable {
    /// A grade of a standard.
    public struct Grade: Hashable, Comparable, Sendable {
        /// The standard.
        public let standard: AbilityStandard
        /// The grade; 0 is whole.
        public let grade: Int64

        /// Makes a grade.
        public init(standard: AbilityStandard, grade: Int64) {
            self.standard = standard
            self.grade = grade
        }

        /// By standard, then by grade.
        public static func < (left: Grade, right: Grade) -> Bool {
            (left.standard.rawValue, left.grade) < (right.standard.rawValue, right.grade)
        }
    }

    /// Assessments by what the plan makes of them.
    public let byDisability: [Disability: [RecordID]]
    /// Assessments by grade.
    public let byGrade: [Grade: [RecordID]]
    /// Those whose grade the rule of completion gave, for the county to look at. Source: care.md 5.1.
    public let completedByRule: [RecordID]

    /// Folds rows of `assessment`: of each resident the newest up to `day` counts.
    public init(_ rows: [RecordRow], on day: CivilDate) {
        var byDisability: [Disability: [RecordID]] = [:]
        var byGrade: [Grade: [RecordID]] = [:]
        var completed: [RecordID] = []
        let known = rows.filter { row in row[AbilityField.assessedOn].map { $0 <= day } == true }
        for row in AbilityReview.newest(known).values {
            guard let key = row[AbilityField.assessment], let disability = row[AbilityField.disability],
                let standard = row[AbilityField.standard], let grade = row[AbilityField.grade]
            else { continue }
            byDisability[disability, default: []].append(key)
            byGrade[Grade(standard: standard, grade: grade), default: []].append(key)
            if row[AbilityField.completedByRule] == true { completed.append(key) }
        }
        self.byDisability = byDisability.mapValues { $0.sorted() }
        self.byGrade = byGrade.mapValues { $0.sorted() }
        completedByRule = completed.sorted()
    }
}
