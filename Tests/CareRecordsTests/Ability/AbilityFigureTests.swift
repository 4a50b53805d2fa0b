import CareCore
import CareRecords
import Testing

@Suite("Figures of ability") struct AbilityFigureTests {
    let rows = [
        row("a-1", "r-1", "2021-09-01", "mzt-039-2013", 2, "partial"),
        row("a-2", "r-1", "2022-03-01", "mzt-039-2013", 3, "disabled", "yes"),
        row("a-3", "r-2", "2023-01-05", "gbt-42195-2022", 3, "disabled"),
        row("a-4", "r-3", "2021-10-01", "mzt-039-2013", 0, "none").with(VoidField.reason, "录错"),
    ]

    @Test func `of each resident the newest assessment up to the day counts, standards apart`() {
        let late = AbilityFigure(rows, on: day("2023-01-31"))
        #expect(late.byDisability == [.disabled: [identity("a-2"), identity("a-3")]])
        #expect(late.byGrade.count == 2)
        #expect(late.byGrade[.init(standard: .national2022, grade: 3)] == [identity("a-3")])
        #expect(late.completedByRule == [identity("a-2")])
        let early = AbilityFigure(rows, on: day("2021-12-31"))
        #expect(early.byDisability == [.partial: [identity("a-1")]])
        #expect(early.completedByRule.isEmpty)
    }

    private static func row(
        _ key: String, _ resident: String, _ on: String, _ standard: String, _ grade: Int, _ disability: String,
        _ completed: String = "no"
    ) -> RecordRow {
        RecordRow(
            .assessment,
            [
                "assessment": key, "resident": resident, "assessedOn": on, "standard": standard,
                "grade": String(grade), "disability": disability, "completedByRule": completed,
            ])
    }
}
