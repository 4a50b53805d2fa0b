/// Fields of an assessment of ability.
public enum AbilityField {
    /// The assessment.
    public static let assessment = RecordField<RecordID>("assessment", "能力评估编号")
    /// The day on which the person was assessed.
    public static let assessedOn = RecordField<CivilDate>("assessedOn", "评估日期")
    /// By which standard; by default that of the day.
    public static let standard = RecordField<AbilityStandard>("standard", "评估标准")
    /// Why.
    public static let reason = RecordField<AbilityReason>("reason", "评估原因")
    /// The first of the two assessors.
    public static let assessor = RecordField<RecordID>("assessor", "评估员")
    /// The second one.
    public static let otherAssessor = RecordField<RecordID>("otherAssessor", "第二评估员")
    /// The raw scores, in the order of the standard.
    public static let scores = RecordField<AbilityScores>("scores", "各项得分", expected: AbilityScores.expected)
    /// What the assessor states beside the scores.
    public static let conditions = RecordField<RecordSet<AbilityCondition>>(
        "conditions", "特殊情形", expected: RecordSet<AbilityCondition>.expected)
    /// Care-risk events in the 30 days before; none when empty.
    public static let riskEvents = RecordField<Int64>("riskEvents", "30天内照护风险事件次数", in: 0...99, unit: "events")
    /// The assessment sheet.
    public static let document = RecordField<String>("document", "评估表编号", longest: 64)
    /// Total of all items, by GB/T 42195.
    public static let total = RecordField<Int64>("total", "总分", in: 0...90, unit: "points")
    /// Grade of 日常生活活动, by MZ/T 039, and so on.
    public static let selfCareGrade = RecordField<Int64>("selfCareGrade", "日常生活活动分级", in: 0...3, unit: "grades")
    /// Grade of 精神状态.
    public static let mentalGrade = RecordField<Int64>("mentalGrade", "精神状态分级", in: 0...3, unit: "grades")
    /// Grade of 感知觉与沟通.
    public static let sensoryGrade = RecordField<Int64>("sensoryGrade", "感知觉与沟通分级", in: 0...3, unit: "grades")
    /// Grade of 社会参与.
    public static let socialGrade = RecordField<Int64>("socialGrade", "社会参与分级", in: 0...3, unit: "grades")
    /// The grade of the standard; 0 is whole.
    public static let grade = RecordField<Int64>("grade", "能力等级", in: 0...4, unit: "grades")
    /// Whether the table of MZ/T 039 had no row, so that the rule of completion gave the grade.
    public static let completedByRule = RecordField<Bool>("completedByRule", "按补充规则定级")
    /// What made the grade worse than the scores alone.
    public static let overrides = RecordField<RecordSet<AbilityOverride>>(
        "overrides", "等级调整", expected: RecordSet<AbilityOverride>.expected)
    /// What the plan makes of the grade.
    public static let disability = RecordField<Disability>("disability", "失能情况")
    /// How the person moves.
    public static let mobility = RecordField<Mobility>("mobility", "行动能力")
    /// The day on which the next routine assessment is due.
    public static let dueOn = RecordField<CivilDate>("dueOn", "下次评估日期")
}

extension RecordTable {
    /// Assessments of ability. What was found of a person's health is sealed; the grade as a whole, by which the county
    /// counts, is open.
    public static let assessment = RecordTable(
        "assessment", key: [.required(AbilityField.assessment)],
        [
            .required(SharedField.resident, refersTo: "resident"), .required(AbilityField.assessedOn),
            .required(AbilityField.standard), .required(AbilityField.reason),
            .required(AbilityField.assessor, refersTo: "staff"),
            .required(AbilityField.otherAssessor, refersTo: "staff"),
            .required(AbilityField.scores, .words), .optional(AbilityField.conditions, .words),
            .optional(AbilityField.riskEvents, .words), .optional(AbilityField.document),
            .optional(AbilityField.total), .optional(AbilityField.selfCareGrade, .words),
            .optional(AbilityField.mentalGrade, .words), .optional(AbilityField.sensoryGrade, .words),
            .optional(AbilityField.socialGrade, .words), .required(AbilityField.grade),
            .required(AbilityField.completedByRule), .optional(AbilityField.overrides, .words),
            .required(AbilityField.disability), .required(AbilityField.mobility, .words),
            .required(AbilityField.dueOn),
            .optional(VoidField.reason, .words), .optional(VoidField.by, .name),
        ])
}
