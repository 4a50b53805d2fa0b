internal import CareCore

extension RecordForm {
    /// Opens a case: the four conditions of the plan, each answered and explained.
    ///
    /// An answer of no opens the case too, so that the person's wish and the reason for the refusal are on record;
    /// such a case goes no further than `case-end` with `not-eligible`.
    public static let caseScreen = RecordForm(
        "case-screen", zh: "筛查建档", en: "open a case with the screening",
        subject: [.required(SharedField.careCase)], screening + [.optional(StepField.correction, .words)]
    ) { filled, context in
        let key = filled[name: SharedField.careCase.name]
        let faults = filled.faults(CaseField.screenedOn, today: context.today)
        guard faults.isEmpty else { return .refused(faults) }
        guard let row = try context.book.row(.careCase, key: [key]) else { return try opened(filled, context) }
        if screening.allSatisfy({ row[name: $0.name] == filled[name: $0.name] }) { return .accepted(.unchanged) }
        guard filled[StepField.correction] != nil else {
            return .refused(
                SharedField.careCase.name, expected: "an identity that no case has",
                found: filled[SharedField.careCase]?.text ?? "",
                hint: "take another one, or fill in correction to change the screening of this case")
        }
        guard row[SharedField.resident] == filled[SharedField.resident] else {
            return .refused(
                SharedField.resident.name, expected: "the resident of the case, whom a correction does not change",
                found: filled[SharedField.resident]?.text ?? "")
        }
        // A home that moved away since is no fault of what is corrected.
        if row[SharedField.county] != filled[SharedField.county], let fault = try elsewhere(filled, context) {
            return .refused([fault])
        }
        var changed = row
        changed.take(screening + [.optional(StepField.correction)], from: filled)
        let late = changed.faults(
            CaseField.screenedOn, notAfter: [CaseField.homeAssessedOn, CaseField.abilityAssessedOn, CaseField.endedOn],
            today: context.today)
        guard late.isEmpty else { return .refused(late) }
        return .accepted(RecordOutcome(puts: [RecordPut(.careCase, changed)]))
    }

    private static let screening: [RecordColumn] = [
        .required(SharedField.resident, refersTo: "resident"),
        .required(SharedField.county, refersTo: "county"),
        .required(CaseField.screenedOn), .required(CaseField.screenedBy, .name),
        .required(CaseField.screenDocument),
        .required(CaseField.localHousehold), .required(CaseField.localHouseholdWords, .words),
        .required(CaseField.homeBasis), .required(CaseField.homeBasisWords, .words),
        .required(CaseField.willing), .required(CaseField.willingWords, .words),
        .required(CaseField.livesAtHome), .required(CaseField.livesAtHomeWords, .words),
    ]

    private static func opened(_ filled: RecordRow, _ context: RecordContext) throws -> RecordVerdict {
        if filled[StepField.correction] != nil {
            return .refused(
                StepField.correction.name, expected: "nothing, for a case that is new", found: "something")
        }
        guard let resident = filled[SharedField.resident] else { return .incomplete }
        if let open = try context.book.openCase(of: resident) {
            return .refused(
                SharedField.resident.name, expected: "a resident without an open case",
                found: resident.text,
                hint: "\(open[SharedField.careCase]?.text ?? "") is open: \(open[CaseField.state]?.rawValue ?? "")")
        }
        if let fault = try elsewhere(filled, context) { return .refused([fault]) }
        return .accepted(RecordOutcome(puts: [RecordPut(.careCase, filled.with(CaseField.state, .screened))]))
    }

    /// The county counts and pays a case, so that it is the one in which the resident's home lies.
    private static func elsewhere(_ filled: RecordRow, _ context: RecordContext) throws -> RecordFault? {
        let key = filled[name: SharedField.resident.name]
        guard let household = try context.book.row(.resident, key: [key])?[SharedField.household],
            let home = try context.book.row(.residence, key: [household.stored])?[SharedField.county],
            let county = filled[SharedField.county], county != home
        else { return nil }
        return RecordFault(
            SharedField.county.name, expected: "\(home), the county in which the home \(household) lies",
            found: "\(county)", hint: "correct the address with residence if it is wrong")
    }
}

extension RecordBook {
    /// The open case of a resident, of which there is one at most.
    func openCase(of resident: RecordID) throws -> RecordRow? {
        try rows(.careCase, where: [.equal(SharedField.resident, resident)])
            .first { $0[CaseField.state]?.isOpen == true }
    }

    /// The case that is served in a bed, a reported death that is not confirmed included; there is one at most. No case
    /// has a bed before service.
    func servedCase(in bed: BedID) throws -> RecordRow? {
        try rows(.careCase, where: [.equal(SharedField.bed, bed)]).first { $0[CaseField.state]?.isOpen == true }
    }
}
