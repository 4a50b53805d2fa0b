import CareCore
import CareRecords
import Testing

@Suite("Assessments of ability") struct AssessmentTests {
    let book = MemoryBook.programme()

    @Test func `an assessment keeps its raw scores, its standard and what follows from them`() throws {
        #expect(try enter() == [])
        let row = try #require(book.row(.assessment, key: [.text("a-1")]))
        #expect(row[AbilityField.standard] == .civilAffairs2013)
        #expect(row[AbilityField.scores] == AbilitySheet(selfCare: 2, sensory: 1).scores)
        #expect(row[AbilityField.grade] == 2)
        #expect(row[AbilityField.selfCareGrade] == 2)
        #expect(row[AbilityField.completedByRule] == false)
        #expect(row[AbilityField.disability] == .partial)
        #expect(row[AbilityField.dueOn] == day("2022-03-01"))
        #expect(row[AbilityField.total] == nil)
    }

    @Test func `what an assessment keeps can be entered again as it is, and changes nothing`() throws {
        try enter()
        let row = try #require(book.row(.assessment, key: [.text("a-1")]))
        let (filled, faults) = RecordForm.assessment.fill(
            RecordForm.assessment.columns.map { ($0.name, $0.text(row[name: $0.name]) ?? "") })
        #expect(faults == [])
        let context = RecordContext(now: MemoryBook.now, by: "tester", book: book)
        guard case .accepted(let outcome) = try RecordForm.assessment.decide(filled, context) else {
            Issue.record("refused")
            return
        }
        #expect(outcome.puts == [])
        #expect(!outcome.answer.isEmpty)
    }

    @Test func `a result on paper that the scores do not give is refused`() throws {
        let found = try enter(["grade": "3"])
        #expect(
            found == [
                "grade: expected 2, which follows from the scores, found \"3\"; leave it empty, or mend the scores"
            ])
        #expect(book.row(.assessment, key: [.text("a-1")]) == nil)
        #expect(
            try enter(["grade": "2", "mobility": "walks-with-help"]) == [
                "mobility: expected what follows from the scores, found \"something else\"; leave it empty, or mend "
                    + "the scores"
            ])
    }

    @Test func `the standard is that of the day, and the newer one does not hold before its day`() throws {
        let national = AbilityStandard.national2022.items.map { String($0.scores.max() ?? 0) }.joined(separator: " ")
        let later = moment("2023-01-31T12:00:00+08:00")
        #expect(try enter(["assessedOn": "2022-12-30", "scores": national], at: later) == [])
        #expect(
            book.row(.assessment, key: [.text("a-1")])?[AbilityField.standard] == .national2022)
        #expect(book.row(.assessment, key: [.text("a-1")])?[AbilityField.dueOn] == day("2023-12-30"))
        let early = try enter(
            ["assessment": "a-2", "assessedOn": "2022-12-29", "standard": "gbt-42195-2022", "scores": national],
            at: later)
        #expect(early.count == 1 && early.first?.hasPrefix("standard:") == true)
        // The plan binds the older one, also afterwards.
        #expect(
            try enter(
                ["assessment": "a-3", "assessedOn": "2023-01-02", "standard": "MZ/T 039-2013"], at: later) == [])
        #expect(book.row(.assessment, key: [.text("a-3")])?[AbilityField.dueOn] == day("2023-07-02"))
    }

    @Test func `two different people assess, both employed on the day`() throws {
        #expect(
            try enter(["otherAssessor": "s-1"])
                == ["otherAssessor: expected two different assessors, found \"s-1\""])
        book.fill(
            .staff,
            [
                "staff": "s-4", "provider": MemoryBook.provider, "name": "李某",
                "identityNumber": "11010519491231002X", "qualification": "nurse", "certificate": "N-1",
                "employedFrom": "2020-01-01",
            ])
        #expect(
            try enter(["otherAssessor": "s-4"])
                == ["otherAssessor: expected two different assessors, found \"two lines of one person\""])
        #expect(try enter(["otherAssessor": "s-3"]).first?.contains("employed on 2021-09-01") == true)
        #expect(try enter(["otherAssessor": "s-9"]).first?.contains("a registered staff") == true)
    }

    @Test func `scores out of range, too few scores, and coma with somebody awake are refused by name`() throws {
        var sheet = AbilitySheet()
        sheet.selfCare[1] = 10
        let found = try enter(["scores": sheet.scores.recordText])
        #expect(found == ["scores: expected 0, 5 for item 2, 洗澡, found \"another score\""])
        #expect(try enter(["scores": "10 5"]).first?.contains("22 scores for MZ/T 039-2013") == true)
        #expect(try enter(["scores": "10,5"]).first?.contains("scores: expected") == true)
        #expect(try enter(["conditions": "coma"]).first?.hasPrefix("conditions:") == true)
        #expect(try enter(["riskEvents": "-1"]).first?.hasPrefix("riskEvents:") == true)
        #expect(book.rows(.assessment, where: []).isEmpty)
    }

    @Test func `events on record within thirty days cannot be left out`() throws {
        for (event, at, category, void) in [
            ("e-1", "2021-08-02T08:00:00+08:00", "fall", ""), ("e-2", "2021-09-01T08:00:00+08:00", "missing", ""),
            ("e-3", "2021-08-01T23:00:00+08:00", "fall", ""), ("e-4", "2021-08-20T08:00:00+08:00", "fire", ""),
            ("e-5", "2021-08-20T08:00:00+08:00", "choking", "录错"),
        ] {
            var texts = ["event": event, "resident": "r-1", "at": at, "category": category]
            if !void.isEmpty { texts["voidReason"] = void }
            book.fill(.abnormalEvent, texts)
        }
        let found = try enter(["riskEvents": "1"])
        #expect(
            found == [
                "riskEvents: expected at least 2, as on record from 2021-08-02: abnormalEvent e-1, "
                    + "abnormalEvent e-2, found \"fewer\""
            ])
        #expect(try enter(["riskEvents": "2"]) == [])
        #expect(book.row(.assessment, key: [.text("a-1")])?[AbilityField.grade] == 3)
    }

    @Test func `a wrong assessment is voided with a reason and never replaced`() throws {
        try enter()
        #expect(try enter(["document": "P-2"]).first?.contains("an identity that no assessment has") == true)
        #expect(
            try book.enter(
                .assessmentVoid, ["assessment": "a-1", "voidReason": "评估对象错误", "voidedBy": "赵某"],
                at: MemoryBook.now) == [])
        #expect(
            try book.enter(
                .assessmentVoid, ["assessment": "a-1", "voidReason": "其他", "voidedBy": "赵某"],
                at: MemoryBook.now
            ).count == 1)
        #expect(AbilityReview.newest(book.rows(.assessment, where: [])).isEmpty)
    }

    @discardableResult
    private func enter(_ changes: [String: String] = [:], at now: Timestamp = MemoryBook.now) throws -> [String] {
        var texts = [
            "assessment": "a-1", "resident": "r-1", "assessedOn": "2021-09-01", "reason": "initial",
            "assessor": "s-1", "otherAssessor": "s-2",
            "scores": AbilitySheet(selfCare: 2, sensory: 1).scores.recordText, "document": "P-1",
        ]
        texts.merge(changes) { $1 }
        return try book.fillIn(.assessment, texts, at: now)
    }
}
