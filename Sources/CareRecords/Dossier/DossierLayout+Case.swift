internal import CareCore

extension DossierLayout {
    var screening: Dossier.Section {
        section(
            "一、筛查", .careCase,
            [
                SharedField.careCase.name, SharedField.resident.name, CaseField.screenedOn.name,
                CaseField.screenedBy.name, CaseField.screenDocument.name, CaseField.localHousehold.name,
                CaseField.homeBasis.name, CaseField.willing.name, CaseField.livesAtHome.name,
            ],
            more: [
                CaseField.localHouseholdWords.name, CaseField.homeBasisWords.name, CaseField.willingWords.name,
                CaseField.livesAtHomeWords.name,
            ])
    }

    /// Agreements and the other steps of each case, one line a step that was taken.
    var steps: Dossier.Section {
        let lines = records[.careCase].flatMap { found in
            Self.stepFields.compactMap { step -> Dossier.Line? in
                let day = text(.careCase, found.row, step.day)
                guard !day.isEmpty else { return nil }
                return Dossier.Line(
                    [
                        found.row[SharedField.careCase]?.text ?? "", step.title, day,
                        text(.careCase, found.row, step.person),
                        step.papers.map { text(.careCase, found.row, $0) }.filter { !$0.isEmpty }
                            .joined(separator: "; "),
                    ], trace: Self.trace(found))
            }
        }
        return Dossier.Section("二、评估改造协议与服务进程", ["个案编号", "事项", "日期", "经办(签字)人", "文书编号"], lines)
    }

    /// The steps of a case: what is done, its day, who stands for it, its papers.
    private static let stepFields: [(title: String, day: String, person: String, papers: [String])] = [
        ("家庭环境评估", CaseField.homeAssessedOn.name, CaseField.homeAssessedBy.name, [CaseField.homePlan.name]),
        (
            "签订改造协议", CaseField.retrofitAgreedOn.name, CaseField.retrofitAgreedBy.name,
            [CaseField.retrofitAgreement.name, CaseField.retrofitParty.name]
        ),
        (
            "改造验收", CaseField.retrofitAcceptedOn.name, CaseField.retrofitAcceptedBy.name,
            [CaseField.retrofitAcceptance.name]
        ),
        (
            "能力评估入档", CaseField.abilityAssessedOn.name, CaseField.abilityAssessedBy.name,
            [CaseField.assessment.name]
        ),
        (
            "签订照护协议", CaseField.plannedOn.name, CaseField.plannedBy.name,
            [CaseField.careAgreement.name, CaseField.carePlan.name]
        ),
        ("开始服务", CaseField.serviceFrom.name, CaseField.servedBy.name, [CaseField.serveDocument.name]),
        (
            "终止", CaseField.endedOn.name, CaseField.endedBy.name,
            [CaseField.endReason.name, CaseField.endDocument.name, CaseField.confirmDocument.name]
        ),
        ("撤销死亡登记", CaseField.revertedAt.name, CaseField.revertedBy.name, [CaseField.revertReason.name]),
    ]

    var retrofit: Dossier.Section {
        section(
            "三、适老化改造清单", .retrofitItem,
            [
                RetrofitField.work.name, RetrofitField.status.name, SharedField.on.name, RetrofitField.handler.name,
                RetrofitField.document.name,
            ], more: [SharedField.note.name],
            order: { row in
                Int64(row[RetrofitField.work].flatMap { RetrofitWork.allCases.firstIndex(of: $0) } ?? 0)
            })
    }

    var assessments: Dossier.Section {
        let names = [
            AbilityField.assessment.name, AbilityField.assessedOn.name, AbilityField.standard.name,
            AbilityField.assessor.name, AbilityField.otherAssessor.name, AbilityField.grade.name,
            AbilityField.disability.name, AbilityField.dueOn.name,
        ]
        let ordered = records[.assessment].sorted {
            ($0.row[AbilityField.assessedOn]?.day ?? 0) < ($1.row[AbilityField.assessedOn]?.day ?? 0)
        }
        let lines = ordered.map { found in
            let void = sheet(.assessment, found.row, [AbilityField.document.name, VoidField.reason.name])
                .map { "\($0.title):\($0.value)" }
            return Dossier.Line(
                names.map { text(.assessment, found.row, $0) },
                detail: ([scores(found.row)] + void).joined(separator: "; "), trace: Self.trace(found))
        }
        return Dossier.Section("四、能力评估(各项得分)", names.map { RecordTable.assessment.column($0)?.title ?? $0 }, lines)
    }

    /// Each item of the standard with its score; nothing of them where people are not shown.
    private func scores(_ row: RecordRow) -> String {
        guard showsPeople, let standard = row[AbilityField.standard], let scores = row[AbilityField.scores] else {
            return "各项得分:" + text(.assessment, row, AbilityField.scores.name)
        }
        return "各项得分:" + zip(standard.items, scores.values).map { "\($0.title) \($1)" }.joined(separator: "、")
    }

    var consents: Dossier.Section {
        section(
            "五、个人信息同意书", .consent,
            [
                ConsentField.consent.name, ConsentField.purpose.name, ConsentField.decision.name, SharedField.on.name,
                ConsentField.signer.name, ConsentField.signerName.name, ConsentField.signerRelation.name,
                ConsentField.takenBy.name,
            ], void: ConsentField.voidReason.name, order: { Int64($0[SharedField.on]?.day ?? 0) })
    }
}
