public import CareCore

/// Fields of a case.
public enum CaseField {
    /// How far it has come.
    public static let state = RecordField<CaseState>("state", "状态")
    /// The first day of service.
    public static let serviceFrom = RecordField<CivilDate>("serviceFrom", "服务开始日期")
    /// The last day of the case; for one in service the last day of service.
    public static let endedOn = RecordField<CivilDate>("endedOn", "终止日期")
}

/// What the screening records: the four conditions of the plan, 三(二), each with words.
extension CaseField {
    /// The day of screening, which orders the waiting list.
    public static let screenedOn = RecordField<CivilDate>("screenedOn", "筛查日期")
    /// Who screened.
    public static let screenedBy = StepField.person("screenedBy", "筛查人")
    /// The application or screening form.
    public static let screenDocument = StepField.document("screenDocument", "筛查表编号")
    /// Registered in the county (本地户籍).
    public static let localHousehold = RecordField<Bool>("localHousehold", "本地户籍")
    /// What was seen of it.
    public static let localHouseholdWords = StepField.words("localHouseholdWords", "本地户籍说明")
    /// The family can care, and the home can be fitted (有家庭养老照护及改造基础).
    public static let homeBasis = RecordField<Bool>("homeBasis", "有家庭养老照护及改造基础")
    /// What was seen of it.
    public static let homeBasisWords = StepField.words("homeBasisWords", "照护及改造基础说明")
    /// Wants the service (有家庭养老服务意愿).
    public static let willing = RecordField<Bool>("willing", "有意愿")
    /// What was said.
    public static let willingWords = StepField.words("willingWords", "意愿说明")
    /// Lives at home (居家生活).
    public static let livesAtHome = RecordField<Bool>("livesAtHome", "居家生活")
    /// What was seen of it.
    public static let livesAtHomeWords = StepField.words("livesAtHomeWords", "居家生活说明")
}

/// What the steps up to service record. Source of the steps: the plan, 五(一) to 五(三).
extension CaseField {
    /// The day on which the home was assessed.
    public static let homeAssessedOn = RecordField<CivilDate>("homeAssessedOn", "环境评估日期")
    /// Who assessed it.
    public static let homeAssessedBy = StepField.person("homeAssessedBy", "环境评估人")
    /// The retrofit plan of this home (一户一方案).
    public static let homePlan = StepField.document("homePlan", "改造方案编号")
    /// The day of the retrofit agreement.
    public static let retrofitAgreedOn = RecordField<CivilDate>("retrofitAgreedOn", "改造协议日期")
    /// Who signed for the family.
    public static let retrofitAgreedBy = StepField.person("retrofitAgreedBy", "改造协议签字人")
    /// The number of the agreement.
    public static let retrofitAgreement = StepField.document("retrofitAgreement", "改造协议编号")
    /// The third party that does the work.
    public static let retrofitParty = RecordField<String>("retrofitParty", "改造第三方", longest: 100)
    /// The day on which the work was accepted.
    public static let retrofitAcceptedOn = RecordField<CivilDate>("retrofitAcceptedOn", "改造验收日期")
    /// Who accepted it.
    public static let retrofitAcceptedBy = StepField.person("retrofitAcceptedBy", "改造验收人")
    /// The acceptance sheet.
    public static let retrofitAcceptance = StepField.document("retrofitAcceptance", "改造验收单编号")
    /// The assessment of ability that counts.
    public static let assessment = AbilityField.assessment
    /// The day on which it was taken into the case.
    public static let abilityAssessedOn = RecordField<CivilDate>("abilityAssessedOn", "能力评估入档日期")
    /// Who took it in.
    public static let abilityAssessedBy = StepField.person("abilityAssessedBy", "能力评估经办人")
    /// The day of the care agreement.
    public static let plannedOn = RecordField<CivilDate>("plannedOn", "照护协议日期")
    /// Who signed for the family.
    public static let plannedBy = StepField.person("plannedBy", "照护协议签字人")
    /// The care plan of this person (一人一方案).
    public static let carePlan = StepField.document("carePlan", "照护计划编号")
    /// The number of the care-service agreement.
    public static let careAgreement = StepField.document("careAgreement", "照护服务协议编号")
    /// Who put the bed into service.
    public static let servedBy = StepField.person("servedBy", "开床经办人")
    /// The hand-over sheet.
    public static let serveDocument = StepField.document("serveDocument", "开床交接单编号")
}

/// What the end of a case records.
extension CaseField {
    /// Why it ended.
    public static let endReason = RecordField<CaseEndReason>("endReason", "终止原因")
    /// Who reported it.
    public static let endedBy = StepField.person("endedBy", "终止经办人")
    /// The paper about it.
    public static let endDocument = StepField.document("endDocument", "终止材料编号")
    /// Which condition was not met.
    public static let criterion = RecordField<EligibilityCriterion>("criterion", "不符合的条件")
    /// To whom the person was referred (转介).
    public static let referredTo = RecordField<String>("referredTo", "转介去向", longest: 100)
    /// Which office referred.
    public static let referralOffice = RecordField<String>("referralOffice", "转介单位", longest: 100)
    /// The state it ended from, to which a reverted death returns.
    public static let endedFrom = RecordField<CaseState>("endedFrom", "终止前状态")
    /// Who entered the end.
    public static let endEnteredBy = RecordField<String>("endEnteredBy", "终止录入账号", longest: 128)
    /// The line of the list of deaths that says the same.
    public static let listEntry = DeathListField.entry
    /// Who confirmed the death beside the one who reported it.
    public static let confirmedBy = StepField.person("confirmedBy", "死亡复核人")
    /// When it was confirmed.
    public static let confirmedAt = RecordField<Timestamp>("confirmedAt", "死亡复核时间", expected: Timestamp.expected)
    /// The paper of the confirmation.
    public static let confirmDocument = StepField.document("confirmDocument", "死亡证明编号")
    /// Who took a death back.
    public static let revertedBy = StepField.person("revertedBy", "撤销人")
    /// When it was taken back.
    public static let revertedAt = RecordField<Timestamp>("revertedAt", "撤销时间", expected: Timestamp.expected)
    /// Why.
    public static let revertReason = StepField.words("revertReason", "撤销原因")
}
