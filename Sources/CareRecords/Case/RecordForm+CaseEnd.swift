internal import CareCore

extension RecordForm {
    /// Ends a case. A death stays `ending` until a second person or the list of deaths, entered by another account,
    /// confirms it.
    public static let caseEnd = RecordForm(
        "case-end", zh: "终止", en: "end a case", subject: [.careCase], ending
    ) { filled, context in
        let key = filled[name: SharedField.careCase.name]
        guard let row = try context.book.row(.careCase, key: [key]), let state = row[CaseField.state],
            let reason = filled[CaseField.endReason]
        else { return .incomplete }
        if row[CaseField.endReason] != nil, isSame(row, filled) { return .accepted(.unchanged) }
        guard reason.isAllowed(from: state) else { return .refused([outOfPlace(reason, state)]) }
        var changed = row
        changed.take(ending, from: filled)
        let earliest = state == .inService ? CaseField.serviceFrom : CaseField.screenedOn
        var faults = changed.faults(CaseField.endedOn, notBefore: earliest, today: context.today)
        faults += companions(changed, reason)
        faults += try unfounded(changed, context)
        if let entry = filled[CaseField.listEntry] {
            faults += try context.book.faults(of: entry, for: changed, reportedBy: context.by)
        }
        guard faults.isEmpty else { return .refused(faults) }
        changed[CaseField.endedFrom] = state
        changed[CaseField.endEnteredBy] = context.by
        let isConfirmed = reason != .deceased || filled[CaseField.listEntry] != nil
        changed[CaseField.state] = isConfirmed ? .ended : .ending
        changed[CaseField.confirmedAt] = isConfirmed && reason == .deceased ? context.now : nil
        let waits = isConfirmed ? "" : "waits for case-confirm-death by a second person"
        let answer = [waits, try context.visitsAfterEnd(of: changed)].filter { !$0.isEmpty }.joined(separator: "; ")
        return .accepted(
            RecordOutcome(
                puts: try [RecordPut(.careCase, changed)] + AssetEnding.orders(ending: changed, context),
                submissions: try AssetEnding.submissions(ending: changed, context), answer: answer))
    }.telling { filled, context in
        // A death that nobody has confirmed silences nothing.
        guard filled[CaseField.endReason] != .deceased || filled[CaseField.listEntry] != nil else { return [] }
        guard let bed = try context.servedBed(of: filled, in: CaseField.state) else { return [] }
        return [.service(bed, isOver: true, by: context.by)]
    }

    private static let ending: [RecordColumn] = [
        .required(CaseField.endReason), .required(CaseField.endedOn), .required(CaseField.endedBy, .name),
        .required(CaseField.endDocument), .optional(CaseField.criterion), .optional(CaseField.referredTo),
        .optional(CaseField.referralOffice), .optional(CaseField.listEntry, refersTo: "deathList"),
    ]

    /// The line of the list may have come with the confirmation and not with the end.
    private static func isSame(_ row: RecordRow, _ filled: RecordRow) -> Bool {
        let own = ending.filter { $0.name != CaseField.listEntry.name || filled[CaseField.listEntry] != nil }
        return own.allSatisfy { row[name: $0.name] == filled[name: $0.name] }
    }

    private static func companions(_ row: RecordRow, _ reason: CaseEndReason) -> [RecordFault] {
        let choice = "endReason \(reason.rawValue)"
        var faults = row.faults(CaseField.criterion, isWanted: reason == .notEligible, with: choice)
        faults += row.faults(CaseField.referredTo, isWanted: reason == .referred, with: choice)
        faults += row.faults(CaseField.referralOffice, isWanted: reason == .referred, with: choice)
        if reason != .deceased { faults += row.faults(CaseField.listEntry, isWanted: false, with: choice) }
        return faults
    }

    /// What is said of a condition is held against the screening's answer, and a missing disability against the
    /// resident's newest assessment.
    private static func unfounded(_ row: RecordRow, _ context: RecordContext) throws -> [RecordFault] {
        guard row[CaseField.endReason] == .notEligible, let criterion = row[CaseField.criterion],
            let resident = row[SharedField.resident]
        else { return [] }
        func fault(_ expected: String, _ found: String, _ hint: String) -> [RecordFault] {
            [
                RecordFault(
                    CaseField.criterion.name, expected: expected,
                    found: "\(criterion.rawValue) (\(criterion.title)), \(found)", hint: hint)
            ]
        }
        if let answer = criterion.answer {
            guard row[answer] == true else { return [] }
            return fault(
                "a condition that the screening answered with no", "answered with yes",
                "correct the answer with case-screen and correction if it is wrong, or end the case with declined")
        }
        let own = try context.book.rows(.assessment, where: [.equal(SharedField.resident, resident)])
        guard let disability = AbilityReview.newest(own)[resident]?[AbilityField.disability] else {
            return fault(
                "an assessment of the resident without a disability", "of a resident without an assessment",
                "enter the assessment first")
        }
        guard disability != .none else { return [] }
        return fault(
            "an assessment of the resident without a disability",
            "of a resident whose newest assessment says \(disability.rawValue) (\(disability.title))",
            "enter a new assessment if that one is wrong")
    }

    private static func outOfPlace(_ reason: CaseEndReason, _ state: CaseState) -> RecordFault {
        let allowed = CaseEndReason.allCases.filter { $0.isAllowed(from: state) }
        if allowed.isEmpty {
            return RecordFault(
                SharedField.careCase.name, expected: "a case that has not ended",
                found: "\(state.rawValue) (\(state.title))",
                hint: state.next)
        }
        return RecordFault(
            CaseField.endReason.name,
            expected: "one of " + allowed.map { "\($0.rawValue) (\($0.title))" }.joined(separator: ", ")
                + " for a case that is \(state.rawValue)",
            found: "\(reason.rawValue) (\(reason.title))")
    }
}
