internal import CareCore

extension RecordForm {
    /// The assessment of ability that counts for the case. Source: the plan, 三(二) and 五(一)2.
    public static let caseAssess = caseStep(
        "case-assess", zh: "能力评估入档", en: "an assessment of ability is taken into the case",
        from: .retrofitted, to: .abilityAssessed,
        [
            .required(CaseField.assessment, refersTo: "assessment"),
            .required(CaseField.abilityAssessedOn), .required(CaseField.abilityAssessedBy, .name),
        ]
    ) { row, context in
        let key = row[name: CaseField.assessment.name]
        guard let assessment = try context.book.row(.assessment, key: [key]) else { return [] }
        return unfit(assessment, for: row)
            + row.faults(
                CaseField.abilityAssessedOn, notBefore: CaseField.screenedOn, notAfter: [CaseField.serviceFrom],
                today: context.today)
    }

    /// The care plan of this person and the care-service agreement. Source: the plan, 五(一)2.
    public static let casePlan = caseStep(
        "case-plan", zh: "签订照护服务协议(一人一方案)", en: "care plan and care-service agreement",
        from: .abilityAssessed, to: .planned,
        [
            .required(CaseField.plannedOn), .required(CaseField.plannedBy, .name), .required(CaseField.carePlan),
            .required(CaseField.careAgreement),
        ]
    ) { row, context in
        let faults = row.faults(
            CaseField.plannedOn, notBefore: CaseField.screenedOn, notAfter: [CaseField.serviceFrom],
            today: context.today)
        // The plan rests on the assessment, on whatever day that was taken into the case.
        let key = row[name: CaseField.assessment.name]
        guard faults.isEmpty, let planned = row[CaseField.plannedOn],
            let assessed = try context.book.row(.assessment, key: [key])?[AbilityField.assessedOn], planned < assessed
        else { return faults }
        return [
            RecordFault(
                CaseField.plannedOn.name, expected: "\(assessed.recordText) or later, the day of the assessment",
                found: planned.recordText)
        ]
    }

    /// The bed goes into service, after a technician signed off its kit.
    public static let caseServe = caseStep(
        "case-serve", zh: "开床服务", en: "the bed goes into service",
        from: .planned, to: .inService,
        [
            .required(SharedField.bed, refersTo: "bed"), .required(SharedField.provider, refersTo: "provider"),
            .required(CaseField.serviceFrom), .required(CaseField.servedBy, .name),
            .required(CaseField.serveDocument),
        ]
    ) { row, context in
        guard let bed = row[SharedField.bed], let careCase = row[SharedField.careCase] else { return [] }
        var faults = row.faults(
            CaseField.serviceFrom, notBefore: CaseField.plannedOn, notAfter: [CaseField.endedOn], today: context.today)
        if let day = row[CaseField.serviceFrom] {
            faults += try ServiceBegin(day, row, context).faults(kitOf: bed)
        }
        if bed.county != row[SharedField.county] {
            faults.append(
                RecordFault(
                    SharedField.bed.name, expected: "a bed of the case's county",
                    found: "\(bed), of county \(bed.county)"))
        }
        if let other = try context.book.servedCase(in: bed)?[SharedField.careCase], other != careCase {
            faults.append(
                RecordFault(
                    SharedField.bed.name, expected: "a bed in which nobody is served", found: "\(bed)",
                    hint: "case \(other.text) is served there; end it first, or mend the number"))
        }
        let kit = KitStanding(try ServiceBegin.kit(of: bed, for: careCase, context))
        for kind in kit.missing {
            faults.append(
                RecordFault(
                    SharedField.bed.name, expected: "\(kind.title) signed off, or refused in writing",
                    found: "\(bed) without it",
                    hint: "kit-plan to kit-sign-off, or kit-refuse, come first; what was signed for in another home "
                        + "does not count"))
        }
        return faults
    }
    .telling { filled, context in try serviceTold(filled, context) }
    .changing { filled, context in
        guard let bed = filled[SharedField.bed], let careCase = filled[SharedField.careCase],
            let row = try context.book.row(.careCase, key: [careCase.stored]), row[SharedField.bed] != bed
        else { return [] }
        return try context.familiesLeaving(bed, to: row[SharedField.resident])
    }

    /// What the gateway hears of a service: of a corrected bed, that it is served and the former one is not; of a case
    /// that has ended, whose papers may still be corrected, nothing.
    private static func serviceTold(_ filled: RecordRow, _ context: RecordContext) throws -> [Command] {
        guard let bed = filled[SharedField.bed], let careCase = filled[SharedField.careCase],
            let row = try context.book.row(.careCase, key: [careCase.stored]), row[CaseField.state] != .ended,
            let resident = try context.book.row(.resident, key: [row[name: SharedField.resident.name]])
        else { return [] }
        var told: [Command] = [
            .describe(bed, try ConsentFacts.facts(of: resident, context), by: context.by),
            .service(bed, isOver: false, by: context.by),
        ]
        if let former = row[SharedField.bed], former != bed {
            told.append(.service(former, isOver: true, by: context.by))
        }
        return told
    }

    private static func unfit(_ assessment: RecordRow, for row: RecordRow) -> [RecordFault] {
        func fault(_ expected: String, _ found: String, hint: String = "") -> [RecordFault] {
            [RecordFault(CaseField.assessment.name, expected: expected, found: found, hint: hint)]
        }
        if assessment[SharedField.resident] != row[SharedField.resident] {
            return fault(
                "an assessment of \(row[SharedField.resident]?.text ?? "")",
                "one of \(assessment[SharedField.resident]?.text ?? "")")
        }
        if assessment[VoidField.reason] != nil {
            return fault("an assessment that stands", "one that was voided")
        }
        guard let disability = assessment[AbilityField.disability], disability != .none else {
            return fault(
                "失能 or 部分失能", "能力完好", hint: "end the case with case-end, endReason=not-eligible criterion=disability")
        }
        guard let assessed = assessment[AbilityField.assessedOn], let due = assessment[AbilityField.dueOn],
            let day = row[CaseField.abilityAssessedOn], assessed <= day, day < due
        else {
            return fault(
                "an assessment made before abilityAssessedOn and not yet due again",
                "one of \(assessment[AbilityField.assessedOn]?.recordText ?? "")")
        }
        if let planned = row[CaseField.plannedOn], assessed > planned {
            return fault(
                "an assessment made not after plannedOn, \(planned.recordText)", "one of \(assessed.recordText)")
        }
        return []
    }
}
