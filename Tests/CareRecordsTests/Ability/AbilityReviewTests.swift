import CareCore
import CareRecords
import Testing

@Suite("Assessments that are due again") struct AbilityReviewTests {
    let first = row("a-1", "r-1", "2021-03-01", due: "2021-09-01")
    let second = row("a-2", "r-1", "2021-09-02", due: "2022-03-02")
    let other = row("a-3", "r-2", "2021-09-10", due: "2022-03-10")

    let cases = ["r-1", "r-2"].map {
        RecordRow(.careCase, ["careCase": "c-\($0)", "resident": $0, "state": "in-service"])
    }

    @Test func `six months after the newest assessment, on that day and not before it`() {
        let rows = [second, other, first]
        #expect(AbilityReview.due(assessments: rows, cases: cases, events: [], today: day("2022-03-01")).isEmpty)
        let due = AbilityReview.due(assessments: rows, cases: cases, events: [], today: day("2022-03-02"))
        #expect(due.map(\.assessment) == [identity("a-2")])
        #expect(due.first?.dueOn == day("2022-03-02"))
        #expect(AbilityReview.due(assessments: rows, cases: cases, events: [], today: day("2022-03-10")).count == 2)
    }

    @Test
    func `at once after the second event in thirty days, which is named; what was before the assessment is covered`() {
        let events = [
            CareRiskEvent(resident: identity("r-1"), on: day("2021-09-01"), row: "abnormalEvent e-0"),
            CareRiskEvent(resident: identity("r-1"), on: day("2021-09-02"), row: "abnormalEvent e-1"),
            CareRiskEvent(resident: identity("r-2"), on: day("2021-10-05"), row: "abnormalEvent e-3"),
            CareRiskEvent(resident: identity("r-2"), on: day("2021-10-01"), row: "abnormalEvent e-2"),
            CareRiskEvent(resident: identity("r-3"), on: day("2021-10-01"), row: "abnormalEvent e-4"),
        ]
        let due = AbilityReview.due(
            assessments: [first, second, other], cases: cases, events: events, today: day("2021-10-06"))
        #expect(due.map(\.assessment) == [identity("a-3")])
        #expect(due.first?.event?.row == "abnormalEvent e-3")
        #expect(due.first?.dueOn == day("2021-10-05"))
        #expect(
            AbilityReview.due(assessments: [other], cases: cases, events: events, today: day("2021-10-04")).isEmpty)
    }

    @Test(
        arguments: [
            (["2021-10-01"], nil), (["2021-10-01", "2021-11-01"], nil), (["2021-10-01", "2021-10-31"], "2021-10-31"),
            (["2021-10-01", "2021-10-01"], "2021-10-01"),
            (["2021-10-01", "2021-11-15", "2021-12-15", "2021-12-16"], "2021-12-15"),
            // The assessment of 2 September knew the first; the second is new.
            (["2021-09-01", "2021-09-20"], "2021-09-20"), (["2021-08-01", "2021-09-20"], nil),
        ] as [([String], String?)])
    func `one event alone makes nothing due, nor do two that are more than thirty days apart`(
        days: [String], due: String?
    ) {
        let events = days.enumerated().map { number, text in
            CareRiskEvent(resident: identity("r-1"), on: day(text), row: "abnormalEvent e-\(number)")
        }
        let found = AbilityReview.due(
            assessments: [first, second], cases: cases, events: events, today: day("2022-01-31"))
        #expect(found.map(\.dueOn) == (due.map { [day($0)] } ?? []))
    }

    @Test func `who has no open case any more is not assessed again`() {
        let ended = cases.map { $0.with(CaseField.state, .ended) }
        #expect(
            AbilityReview.due(assessments: [first, other], cases: ended, events: [], today: day("2023-01-01")).isEmpty)
    }

    @Test func `a voided assessment lets the one before it count`() {
        let wrong = second.with(VoidField.reason, "评估对象错误")
        let due = AbilityReview.due(assessments: [first, wrong], cases: cases, events: [], today: day("2021-09-05"))
        #expect(due.map(\.assessment) == [identity("a-1")])
    }

    @Test
    func `a case whose only assessment was voided is assessed again, since the day of the one that does not stand`() {
        let wrong = first.with(VoidField.reason, "评估对象错误")
        let taken = cases.map { $0.with(CaseField.assessment, RecordID("a-1")) }.prefix(1) + cases.dropFirst()
        let due = AbilityReview.due(
            assessments: [wrong, other], cases: Array(taken), events: [], today: day("2021-09-15"))
        #expect(due.map(\.assessment) == [identity("a-1")])
        #expect(due.first?.dueOn == day("2021-03-01"))
        #expect(due.first?.reason.en.contains("voided") == true)
        #expect(
            AbilityReview.due(assessments: [wrong, second], cases: Array(taken), events: [], today: day("2021-09-15"))
                .isEmpty, "another one stands")
    }

    @Test func `the reason names the months of the assessment's own standard`() {
        let late = second.with(AbilityField.standard, .national2022)
        let due = AbilityReview.due(assessments: [late], cases: cases, events: [], today: day("2022-03-02"))
        #expect(due.first?.reason.zh == "能力评估已满12个月")
    }

    private static func row(_ key: String, _ resident: String, _ on: String, due: String) -> RecordRow {
        RecordRow(
            .assessment, ["assessment": key, "resident": resident, "assessedOn": on, "dueOn": due])
    }
}
