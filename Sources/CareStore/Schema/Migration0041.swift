internal import GRDB

/// What an assessment found is sealed beside its scores and conditions: how the person moves, what made the grade
/// worse (a coma, dementia, falls), and the grades of the parts. The grade as a whole, by which the county counts,
/// stays open. Decision 86.
enum Migration0041: Migration {
    static let identifier = "0041 the seal of what an assessment found"

    private static func grade(_ name: String) -> ColumnSeal.Column {
        .init(name: name, open: "INTEGER CHECK (\(name) BETWEEN 0 AND 3)")
    }

    private static let seal = ColumnSeal(
        schema: 41, content: "findings of assessments",
        tables: [
            .init(
                name: "assessment", key: "assessment",
                columns: [
                    .init(name: "riskEvents", open: "INTEGER CHECK (riskEvents BETWEEN 0 AND 99)"),
                    grade("selfCareGrade"), grade("mentalGrade"), grade("sensoryGrade"), grade("socialGrade"),
                    .init(name: "overrides", open: "TEXT"),
                    .init(
                        name: "mobility",
                        open: "TEXT NOT NULL CHECK (mobility IN ('walks', 'walks-with-help', 'chair', 'bed-bound'))",
                        sealed: "BLOB NOT NULL"),
                ])
        ])

    static func migrate(_ db: Database) throws { try seal.migrate(db) }
}
