internal import CareCore

/// A whole visit in one line: for staff who had no network, and for files. It may carry out a visit that was planned
/// here, or be the first that is heard of one.
enum VisitRecording {
    private static let columns: [RecordColumn] =
        [
            .required(SharedField.careCase, refersTo: "careCase"), .required(VisitField.ordinal),
            .required(VisitField.purpose), .required(VisitField.staff), .optional(VisitField.plannedStart),
            .optional(VisitField.plannedEnd), .optional(VisitField.plannedItems), .optional(VisitField.subsidised),
            .required(VisitField.arrivedAt), .required(VisitField.startAt), .required(VisitField.endAt),
            .optional(VisitField.method), .optional(PlaceField.latitude, .address),
            .optional(PlaceField.longitude, .address), .optional(VisitField.accuracy),
        ] + VisitEnd.columns + [.optional(VisitField.rating), .optional(VisitField.complaint)]

    /// Left empty they stay as the plan or a later step has them.
    private static let kept: Set<String> = [
        VisitField.plannedStart.name, VisitField.plannedEnd.name, VisitField.plannedItems.name,
        VisitField.subsidised.name, VisitField.rating.name, VisitField.complaint.name,
    ]

    /// A whole visit is recorded.
    static let record = RecordForm(
        "visit-record", zh: "补录上门", en: "a whole visit in one line", subject: [.required(VisitField.visit)], columns
    ) { filled, context in
        var filled = filled
        if filled[VisitField.method] == nil { filled[VisitField.method] = .command }
        let earlier = try Visit.find(filled, context.book)
        if let earlier, earlier.endAt != nil {
            return VisitRepeat.verdict(columns, form: filled, visit: earlier.row, kept: kept)
        }
        if let earlier, !earlier.state.stands {
            return .refused(
                VisitField.visit.name, expected: "a visit that may still take place",
                found: "\(earlier.id), which is \(earlier.state.rawValue) (\(earlier.state.title))",
                hint: "record it under another identity")
        }
        return try judge(filled, earlier, context)
    }

    private static func judge(
        _ filled: RecordRow, _ earlier: Visit?, _ context: RecordContext
    ) throws -> RecordVerdict {
        guard let careCase = filled[SharedField.careCase], let arrived = filled[VisitField.arrivedAt],
            let end = filled[VisitField.endAt]
        else { return .refused("", expected: "a filled form", found: "") }
        if let faults = earlier.map({ differences($0, filled) }), !faults.isEmpty { return .refused(faults) }
        let (found, faults) = try VisitCase.read(careCase, on: CivilDate(of: arrived), context.book)
        guard let found, faults.isEmpty else { return .refused(faults) }
        var draft = VisitDraft(earlier?.row ?? found.filling(RecordRow()))
        for column in columns where filled[name: column.name] != .none || !kept.contains(column.name) {
            draft.row[name: column.name] = filled[name: column.name]
        }
        draft.row[VisitField.visit] = filled[VisitField.visit]
        let isRated = draft.row[VisitField.rating] != nil
        draft.row[VisitField.state] = isRated ? .rated : .finished
        // When the family said so was not asked; it was not before the end.
        draft.row[VisitField.ratedAt] = isRated ? end : nil
        guard let visit = Visit(draft.row) else { return .refused("", expected: "a whole visit", found: "") }
        try check(&draft, visit, context)
        if let earlier { VisitHold.end(&draft, earlier, context) }
        return draft.verdict("visit \(visit.id): recorded" + (draft.row[VisitField.isLate] == true ? ", late" : ""))
    }

    private static func check(
        _ draft: inout VisitDraft, _ visit: Visit, _ context: RecordContext
    ) throws {
        guard let arrived = visit.arrivedAt, let end = visit.endAt else { return }
        draft.check(VisitField.arrivedAt, arrived, after: nil, context)
        draft.checkPosition()
        try VisitEnd.check(&draft, context)
        checkPairs(&draft)
        let order = try VisitOrder(visit.id, ordinal: visit.ordinal, of: visit.resident, context.book)
        draft.faults += order.faults(purpose: draft.row[VisitField.purpose])
        guard arrived < end, end - arrived <= VisitLimits.believable else { return }
        draft.faults += order.faults(arriving: arrived, leaving: end)
        let staffing = draft.staffing(visit, from: arrived, until: end)
        try draft.take(staffing, context.book)
        draft.faults += try staffing.clashFaults(context.book, isPlan: false)
        let findings = VisitFindings(visit: draft.row, staffing: staffing)
        draft.row[VisitField.anomalies] = try findings.all(context.book)
    }

    /// Fields that stand together or not at all.
    private static func checkPairs(_ draft: inout VisitDraft) {
        let (from, until) = (draft.row[VisitField.plannedStart], draft.row[VisitField.plannedEnd])
        if (from == nil) != (until == nil) {
            draft.refuse(
                (from == nil ? VisitField.plannedStart : VisitField.plannedEnd).name,
                expected: "plannedStart and plannedEnd, both or neither", found: "")
        } else if let from, let until {
            draft.checkPlannedTime(from, until)
        }
        let (rating, complaint) = (draft.row[VisitField.rating], draft.row[VisitField.complaint])
        if (rating == nil) != (complaint == nil) {
            draft.refuse(
                rating == nil ? VisitField.rating.name : VisitField.complaint.name,
                expected: "rating and complaint, both or neither", found: "")
        }
    }

    /// Whose visit it is, and which one, was planned and stays.
    private static func differences(_ visit: Visit, _ filled: RecordRow) -> [RecordFault] {
        let names = [SharedField.careCase.name, VisitField.ordinal.name, VisitField.purpose.name]
        let fixed = columns.filter { names.contains($0.name) }
        guard case .refused(let faults) = VisitRepeat.verdict(fixed, form: filled, visit: visit.row) else { return [] }
        return faults
    }
}
