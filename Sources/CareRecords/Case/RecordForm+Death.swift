internal import CareCore

extension RecordForm {
    /// Days after the confirmation within which a death can be taken back. Source: care.md 11.
    public static let deathReversionDays: Int32 = 30

    /// Confirms a reported death: by a second person, or by a line of the list of deaths.
    public static let caseConfirmDeath = RecordForm(
        "case-confirm-death", zh: "死亡复核", en: "a second person or the list of deaths confirms a death",
        subject: [.careCase], confirmation
    ) { filled, context in
        let key = filled[name: SharedField.careCase.name]
        guard let row = try context.book.row(.careCase, key: [key]), let state = row[CaseField.state] else {
            return .incomplete
        }
        if state == .ended, row[CaseField.endReason] == .deceased,
            confirmation.allSatisfy({ row[name: $0.name] == filled[name: $0.name] })
        {
            return .accepted(.unchanged)
        }
        guard state == .ending else {
            return .refused([
                .outOfOrder(.careCase, "case-confirm-death", found: state, from: [CaseState.ending], next: state.next)
            ])
        }
        var changed = row
        changed.take(confirmation, from: filled)
        let faults = try secondPersonFaults(changed, context)
        guard faults.isEmpty else { return .refused(faults) }
        changed[CaseField.confirmedAt] = context.now
        changed[CaseField.state] = .ended
        return .accepted(
            RecordOutcome(
                puts: try [RecordPut(.careCase, changed)] + AssetEnding.orders(ending: changed, context),
                submissions: try AssetEnding.submissions(ending: changed, context),
                answer: try context.visitsAfterEnd(of: changed)))
    }.telling { filled, context in
        guard let bed = try context.servedBed(of: filled, in: CaseField.endedFrom) else { return [] }
        return [.service(bed, isOver: true, by: context.by)]
    }

    /// Takes a death back that was entered wrongly; the case stands again where it stood.
    public static let caseRevertDeath = RecordForm(
        "case-revert-death", zh: "撤销死亡登记", en: "take back a death that was entered wrongly",
        subject: [.careCase],
        [.required(CaseField.revertedBy, .name), .required(CaseField.revertReason, .words)]
    ) { filled, context in
        let key = filled[name: SharedField.careCase.name]
        guard let row = try context.book.row(.careCase, key: [key]), let state = row[CaseField.state] else {
            return .incomplete
        }
        if row[CaseField.endReason] == nil, row[CaseField.revertedBy] == filled[CaseField.revertedBy],
            row[CaseField.revertReason] == filled[CaseField.revertReason]
        {
            return .accepted(.unchanged)
        }
        guard row[CaseField.endReason] == .deceased, let origin = row[CaseField.endedFrom] else {
            return .refused(
                SharedField.careCase.name, expected: "a case that ended with deceased (去世)",
                found: "\(state.rawValue) (\(state.title))", hint: state.next)
        }
        let faults = try reversionFaults(row, origin: origin, context)
        guard faults.isEmpty else { return .refused(faults) }
        var changed = row
        for name in endColumns { changed[name: name] = .none }
        changed[CaseField.revertedBy] = filled[CaseField.revertedBy]
        changed[CaseField.revertReason] = filled[CaseField.revertReason]
        changed[CaseField.revertedAt] = context.now
        changed[CaseField.state] = origin
        return .accepted(
            RecordOutcome(
                puts: try [RecordPut(.careCase, changed)] + AssetEnding.cancellations(reverting: row, context),
                submissions: try AssetEnding.submissions(reverting: row, context),
                answer: try limitsToSetAgain(row, context)))
    }.telling { filled, context in
        guard let bed = try context.servedBed(of: filled, in: CaseField.endedFrom) else { return [] }
        return [.service(bed, isOver: false, by: context.by)]
    }

    /// What was set for the bed and ended with the service: whoever takes the death back must know that it does not
    /// stand any more (decision 73). Empty for nothing.
    private static func limitsToSetAgain(_ row: RecordRow, _ context: RecordContext) throws -> String {
        guard let gateway = context.book.gateway, let bed = row[SharedField.bed],
            let confirmed = row[CaseField.confirmedAt]
        else { return "" }
        let limits = try gateway.limitsEnded(at: bed, from: confirmed).filter { limit in
            limit.until.map { $0 > context.now } ?? true
        }
        if limits.isEmpty { return "" }
        let texts = limits.map { limit in
            let end = limit.until.map { " --until \($0.recordText)" } ?? ""
            return "\(limit.rule) \(limit.field)=\(limit.value?.description ?? "") --bed \(bed)\(end)"
        }
        return "the death of case \(row[SharedField.careCase]?.text ?? "") is taken back; what was set for bed \(bed) "
            + "ended with the service and does not stand again by itself: homebed rules set "
            + texts.joined(separator: "; homebed rules set ")
    }

    private static let confirmation: [RecordColumn] = [
        .optional(CaseField.confirmedBy, .name), .optional(CaseField.confirmDocument),
        .optional(CaseField.listEntry, refersTo: "deathList"),
    ]

    private static let endColumns = [
        CaseField.endReason.name, CaseField.endedOn.name, CaseField.endedBy.name, CaseField.endDocument.name,
        CaseField.criterion.name, CaseField.referredTo.name, CaseField.referralOffice.name,
        CaseField.listEntry.name, CaseField.endedFrom.name, CaseField.endEnteredBy.name,
        CaseField.confirmedBy.name, CaseField.confirmedAt.name, CaseField.confirmDocument.name,
    ]

    /// One name in two fields is no second person, and neither is one account that enters two names, or a line of the
    /// list for the death that it reports.
    private static func secondPersonFaults(_ row: RecordRow, _ context: RecordContext) throws -> [RecordFault] {
        if let entry = row[CaseField.listEntry] {
            return try context.book.faults(of: entry, for: row, reportedBy: row[CaseField.endEnteredBy])
        }
        guard let second = row[CaseField.confirmedBy] else {
            return [
                RecordFault(
                    CaseField.confirmedBy.name, expected: "a second person, or a listEntry of the list of deaths",
                    found: "")
            ]
        }
        if second == row[CaseField.endedBy] {
            return [
                RecordFault(
                    CaseField.confirmedBy.name, expected: "somebody else than who reported the death",
                    found: "the same person")
            ]
        }
        if context.by == row[CaseField.endEnteredBy] {
            return [
                RecordFault(
                    "", expected: "a confirmation entered by somebody else than who entered the death",
                    found: context.by)
            ]
        }
        return []
    }

    private static func reversionFaults(
        _ row: RecordRow, origin: CaseState, _ context: RecordContext
    ) throws -> [RecordFault] {
        var faults: [RecordFault] = []
        if let confirmed = row[CaseField.confirmedAt] {
            let last = CivilDate(of: confirmed).adding(deathReversionDays)
            if context.today > last {
                faults.append(
                    RecordFault(
                        SharedField.careCase.name,
                        expected:
                            "a death confirmed at most \(deathReversionDays) days ago, so until \(last.recordText)",
                        found: context.today.recordText, hint: "open a new case with case-screen"))
            }
        }
        if row[CaseField.state] == .ended, let resident = row[SharedField.resident],
            let open = try context.book.openCase(of: resident)
        {
            faults.append(
                RecordFault(
                    SharedField.careCase.name, expected: "a resident without another open case",
                    found: open[SharedField.careCase]?.text ?? ""))
        }
        if origin == .inService, let bed = row[SharedField.bed], let other = try context.book.servedCase(in: bed),
            other[SharedField.careCase] != row[SharedField.careCase]
        {
            faults.append(
                RecordFault(
                    SharedField.bed.name, expected: "a bed in which nobody else is served",
                    found: "case \(other[SharedField.careCase]?.text ?? "") in \(bed)"))
        }
        return faults
    }
}
