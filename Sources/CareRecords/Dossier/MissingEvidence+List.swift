internal import CareCore

extension MissingEvidence {
    /// What is missing in the records of one bed, in the order of the plan's steps.
    /// - Parameters:
    ///   - records: The records.
    ///   - today: The day on which it is asked.
    /// - Returns: Nothing for a dossier that is whole.
    /// - Throws: Never with the records of a dossier; what another book would throw.
    public static func list(_ records: DossierRecords, on today: CivilDate) throws -> [MissingEvidence] {
        let cases = records[.careCase].map(\.row)
        var missing: [MissingEvidence] = []
        if cases.isEmpty { missing.append(MissingEvidence(.screening, "\(records.bed)", "本床位没有个案")) }
        for row in cases {
            guard let careCase = row[SharedField.careCase] else { continue }
            missing += steps(row, careCase.text) + retrofit(row, careCase, records) + death(row, careCase.text)
            missing += visits(row, careCase.text, records, on: today) + consents(row, records, on: today)
        }
        missing += abilities(records, on: today) + kit(records) + signatures(records)
        missing += collection(records) + orders(records, on: today)
        if !cases.isEmpty, TrainingFigure(records[.training].map(\.row), until: today).beds[records.bed] == nil {
            missing.append(MissingEvidence(.training, "\(records.bed)", "每户至少1人受训合格并取得证书"))
        }
        missing += try Repayment.list(of: records[.moneyEntry].map(\.row), records).map { found in
            MissingEvidence(
                .paidThing, found.money.text,
                "\(MoneyText.yuan(found.amount))元:" + found.faults.map(\.text).joined(separator: "; "))
        }
        let order = Kind.allCases
        return missing.enumerated().sorted { left, right in
            (order.firstIndex(of: left.element.kind) ?? 0, left.offset)
                < (order.firstIndex(of: right.element.kind) ?? 0, right.offset)
        }.map(\.element)
    }

    /// The steps up to service, each with its paper.
    private static func steps(_ row: RecordRow, _ key: String) -> [MissingEvidence] {
        var missing: [MissingEvidence] = []
        if row[CaseField.screenedOn] == nil { missing.append(MissingEvidence(.screening, key)) }
        if row[CaseField.homeAssessedOn] == nil || row[CaseField.homePlan] == nil {
            missing.append(MissingEvidence(.homeAssessment, key))
        }
        if row[CaseField.retrofitAgreement] == nil { missing.append(MissingEvidence(.retrofitAgreement, key)) }
        if row[CaseField.retrofitAcceptedOn] == nil || row[CaseField.retrofitAcceptance] == nil {
            missing.append(MissingEvidence(.retrofitAcceptance, key))
        }
        if row[CaseField.careAgreement] == nil { missing.append(MissingEvidence(.careAgreement, key)) }
        return missing
    }

    private static func retrofit(
        _ row: RecordRow, _ careCase: RecordID, _ records: DossierRecords
    ) -> [MissingEvidence] {
        let items = records.rows(.retrofitItem, where: [.equal(SharedField.careCase, careCase)])
        let open = RetrofitChecklist(items).open.map { item in
            MissingEvidence(.retrofitItem, careCase.text, item.work.title + (item.status.map { ":\($0.title)" } ?? ""))
        }
        let unproved = items.filter { $0[RetrofitField.status] == .refused && $0[RetrofitField.document] == nil }
        return open
            + unproved.map {
                MissingEvidence(.refusalPaper, careCase.text, $0[RetrofitField.work]?.title ?? "")
            }
    }

    /// A death needs a second person's paper or the list of deaths.
    private static func death(_ row: RecordRow, _ key: String) -> [MissingEvidence] {
        guard row[CaseField.endReason] == .deceased, row[CaseField.listEntry] == nil,
            row[CaseField.confirmDocument] == nil
        else { return [] }
        return [MissingEvidence(.deathConfirmation, key, row[CaseField.state]?.title ?? "")]
    }

    private static func abilities(_ records: DossierRecords, on today: CivilDate) -> [MissingEvidence] {
        let rows = records[.assessment].map(\.row)
        let assessed = AbilityReview.newest(rows)
        let residents = Set(records[.careCase].compactMap { $0.row[SharedField.resident] }).sorted()
        let none = residents.filter { assessed[$0] == nil }.map { MissingEvidence(.assessment, $0.text) }
        let due = AbilityReview.due(
            assessments: rows, cases: records[.careCase].map(\.row),
            events: CareRiskEvent.events(records[.abnormalEvent].map(\.row)), today: today)
        // Where none stands that is what is missing, not its repetition.
        return none
            + due.filter { assessed[$0.resident] != nil }.map { review in
                MissingEvidence(
                    .review, review.assessment.text,
                    "应于\(review.dueOn.recordText)复评" + (review.event.map { "(\($0.row)之后)" } ?? ""))
            }
    }
}
