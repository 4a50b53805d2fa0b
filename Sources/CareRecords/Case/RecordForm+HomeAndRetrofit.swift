extension RecordForm {
    /// The home is assessed, with a plan of its own (一户一方案). Source: the plan, 五(一)1.
    public static let caseHomeAssess = caseStep(
        "case-home-assess", zh: "家庭环境评估(一户一方案)", en: "the home is assessed and has a retrofit plan",
        from: .screened, to: .homeAssessed,
        [
            .required(CaseField.homeAssessedOn), .required(CaseField.homeAssessedBy, .name),
            .required(CaseField.homePlan),
        ]
    ) { row, context in
        let unmet = EligibilityCriterion.allCases.filter { $0.answer.flatMap { row[$0] } == false }
        let faults = unmet.map {
            RecordFault(
                $0.answer?.name ?? "", expected: "yes (\($0.title)) in the screening", found: "no",
                hint: "end the case with case-end, endReason=not-eligible criterion=\($0.rawValue)")
        }
        return faults
            + row.faults(
                CaseField.homeAssessedOn, notBefore: CaseField.screenedOn, notAfter: [CaseField.retrofitAgreedOn],
                today: context.today)
    }

    /// The retrofit is agreed with a third party. Source: the plan, 五(一)1.
    public static let caseAgreeRetrofit = caseStep(
        "case-agree-retrofit", zh: "签订改造协议", en: "the retrofit agreement is signed",
        from: .homeAssessed, to: .retrofitAgreed,
        [
            .required(CaseField.retrofitAgreedOn), .required(CaseField.retrofitAgreedBy, .name),
            .required(CaseField.retrofitAgreement), .required(CaseField.retrofitParty),
        ]
    ) { row, context in
        row.faults(
            CaseField.retrofitAgreedOn, notBefore: CaseField.homeAssessedOn, notAfter: [CaseField.retrofitAcceptedOn],
            today: context.today)
    }

    /// The retrofit is accepted: each item that is mandatory or was begun is accepted, or refused in writing. Source:
    /// the plan, 五(二)1; decision 78.
    public static let caseAcceptRetrofit = caseStep(
        "case-accept-retrofit", zh: "改造验收", en: "the retrofit is accepted as a whole",
        from: .retrofitAgreed, to: .retrofitted,
        [
            .required(CaseField.retrofitAcceptedOn), .required(CaseField.retrofitAcceptedBy, .name),
            .required(CaseField.retrofitAcceptance),
        ]
    ) { row, context in
        guard let careCase = row[SharedField.careCase] else { return [] }
        let items = try context.book.rows(.retrofitItem, where: [.equal(SharedField.careCase, careCase)])
        let open = RetrofitChecklist(items).open
        let faults = open.map { work, status in
            RecordFault(
                work.rawValue, expected: "\(work.title) accepted, or refused in writing",
                found: status.map { "\($0.rawValue) (\($0.title))" } ?? "", hint: "enter retrofit-item for it first")
        }
        return faults
            + row.faults(
                CaseField.retrofitAcceptedOn, notBefore: CaseField.retrofitAgreedOn, notAfter: [CaseField.serviceFrom],
                today: context.today)
    }
}
