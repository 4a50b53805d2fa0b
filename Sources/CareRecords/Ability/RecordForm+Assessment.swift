internal import CareCore

extension RecordForm {
    /// An assessment of ability: raw scores of two assessors, and the grade that follows.
    ///
    /// What follows from the scores may be filled in as the paper has it, and must then agree. One that was voided
    /// comes back from a file with the reason.
    public static let assessment = RecordForm(
        "assessment", zh: "老年人能力评估", en: "an assessment of ability, graded by its standard",
        subject: [.required(AbilityField.assessment)], asked + computed + voiding, keeping: .assessment
    ) { filled, context in
        guard let assessed = filled[AbilityField.assessedOn], let scores = filled[AbilityField.scores] else {
            return .incomplete
        }
        let standard = filled[AbilityField.standard] ?? .standing(on: assessed)
        var faults = filled.faults(AbilityField.assessedOn, today: context.today)
        faults += standardFaults(standard, on: assessed) + scores.faults(in: standard)
        faults += comaFaults(filled, scores, standard) + voidFaults(filled)
        let conditions = filled[AbilityField.conditions]?.words ?? []
        guard faults.isEmpty,
            let result = AbilityResult(
                scores, by: standard, conditions: conditions, riskEvents: filled[AbilityField.riskEvents] ?? 0)
        else { return .refused(faults) }
        let row = filled.with(result, dueOn: assessed.adding(months: standard.reviewMonths))
        faults = claimFaults(filled, row)
        guard faults.isEmpty else { return .refused(faults) }
        let put = RecordPut(.assessment, row)
        if let before = try context.book.row(.assessment, key: put.key) {
            return before == put.row ? .accepted(.unchanged) : .refused([taken(filled)])
        }
        faults = try assessorFaults(filled, on: assessed, context.book) + riskFaults(filled, on: assessed, context.book)
        return faults.isEmpty ? .accepted(RecordOutcome(puts: [put])) : .refused(faults)
    }

    /// Voids an assessment; it stays on record and counts no more.
    public static let assessmentVoid = RecordForm(
        "assessment-void", zh: "能力评估作废", en: "void an assessment of ability",
        subject: [.required(AbilityField.assessment, refersTo: "assessment")],
        [.required(VoidField.reason, .words), .required(VoidField.by, .name)]
    ) { filled, context in try voided(.assessment, filled, context) }

    private static let asked: [RecordColumn] = [
        .required(SharedField.resident, refersTo: "resident"), .required(AbilityField.assessedOn),
        .optional(AbilityField.standard), .required(AbilityField.reason),
        .required(AbilityField.assessor, refersTo: "staff"),
        .required(AbilityField.otherAssessor, refersTo: "staff"),
        .required(AbilityField.scores, .words), .optional(AbilityField.conditions, .words),
        .optional(AbilityField.riskEvents, .words), .optional(AbilityField.document),
    ]

    private static let computed: [RecordColumn] = [
        .optional(AbilityField.total), .optional(AbilityField.selfCareGrade, .words),
        .optional(AbilityField.mentalGrade, .words), .optional(AbilityField.sensoryGrade, .words),
        .optional(AbilityField.socialGrade, .words), .optional(AbilityField.grade),
        .optional(AbilityField.completedByRule), .optional(AbilityField.overrides, .words),
        .optional(AbilityField.disability), .optional(AbilityField.mobility, .words),
        .optional(AbilityField.dueOn),
    ]

    private static let voiding: [RecordColumn] = [
        .optional(VoidField.reason, .words), .optional(VoidField.by, .name),
    ]

    private static func taken(_ filled: RecordRow) -> RecordFault {
        RecordFault(
            AbilityField.assessment.name, expected: "an identity that no assessment has",
            found: filled[AbilityField.assessment]?.text ?? "",
            hint: "a wrong assessment is voided with assessment-void and entered again under another identity")
    }

    /// What the paper says must be what the scores give.
    private static func claimFaults(_ filled: RecordRow, _ row: RecordRow) -> [RecordFault] {
        computed.compactMap { column in
            let claimed = filled[name: column.name]
            guard claimed != .none, claimed != row[name: column.name] else { return nil }
            let isSealed = column.privacy.isSealed
            let follows = column.text(row[name: column.name]) ?? ""
            return RecordFault(
                column.name,
                expected: isSealed ? "what follows from the scores" : "\(follows), which follows from the scores",
                found: isSealed ? "something else" : column.text(claimed) ?? "",
                hint: "leave it empty, or mend the scores")
        }
    }
}

extension RecordRow {
    /// The filled form with everything that follows from the scores.
    fileprivate func with(_ result: AbilityResult, dueOn: CivilDate) -> RecordRow {
        var row = self
        row[AbilityField.standard] = result.standard
        row[AbilityField.total] = result.total.map(Int64.init)
        row[AbilityField.selfCareGrade] = result.grades.map { Int64($0.selfCare) }
        row[AbilityField.mentalGrade] = result.grades.map { Int64($0.mental) }
        row[AbilityField.sensoryGrade] = result.grades.map { Int64($0.sensory) }
        row[AbilityField.socialGrade] = result.grades.map { Int64($0.social) }
        row[AbilityField.grade] = result.grade
        row[AbilityField.completedByRule] = result.isCompletedByRule
        row[AbilityField.overrides] = result.overrides.isEmpty ? nil : RecordSet(result.overrides)
        row[AbilityField.disability] = result.disability
        row[AbilityField.mobility] = result.mobility
        row[AbilityField.dueOn] = dueOn
        return row
    }
}
