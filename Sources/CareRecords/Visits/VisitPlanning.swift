internal import CareCore

/// Planning a visit and changing its plan.
enum VisitPlanning {
    private static let columns: [RecordColumn] = [
        .required(SharedField.careCase, refersTo: "careCase"), .required(VisitField.ordinal),
        .required(VisitField.purpose), .required(VisitField.plannedStart), .required(VisitField.plannedEnd),
        .optional(VisitField.plannedItems), .optional(VisitField.subsidised),
    ]

    /// A visit is planned.
    static let plan = RecordForm(
        "visit-plan", zh: "预约上门", en: "a visit is planned", subject: [.required(VisitField.visit)],
        columns + [.optional(VisitField.staff)]
    ) { filled, context in
        if let visit = try Visit.find(filled, context.book) { return try again(filled, visit, context.book) }
        guard let id = filled[VisitField.visit], let careCase = filled[SharedField.careCase],
            let ordinal = filled[VisitField.ordinal], let start = filled[VisitField.plannedStart]
        else { return .refused("", expected: "a filled form", found: "") }
        let day = CivilDate(of: start)
        let (found, faults) = try VisitCase.read(careCase, on: day, context.book)
        guard let found, faults.isEmpty else { return .refused(faults) }
        var draft = VisitDraft(found.filling(filled).with(VisitField.state, .planned))
        guard let visit = Visit(draft.row) else { return .refused("", expected: "a whole visit", found: "") }
        let order = try VisitOrder(id, ordinal: ordinal, of: found.resident, context.book)
        draft.faults += order.faults(purpose: filled[VisitField.purpose])
        try draft.planItems(visit, day, context.book)
        if filled[VisitField.staff] != nil {
            try draft.takePlan(visit, context.book)
        } else if let end = filled[VisitField.plannedEnd] {
            draft.checkPlannedTime(start, end)
        }
        return draft.verdict("visit \(id): planned for \(start.recordText)")
    }

    /// Other staff are sent, or at another time.
    static let reassign = RecordForm(
        "visit-reassign", zh: "改派", en: "other staff or another time for a visit",
        subject: [.required(VisitField.visit, refersTo: "visit")],
        [.optional(VisitField.staff), .optional(VisitField.plannedStart), .optional(VisitField.plannedEnd)]
    ) { filled, context in
        guard let visit = try Visit.find(filled, context.book) else {
            return .refused(VisitField.visit.name, expected: "a visit", found: "none")
        }
        var draft = VisitDraft(visit.row)
        if let staff = filled[VisitField.staff] { draft.row[VisitField.staff] = staff }
        if let start = filled[VisitField.plannedStart] { draft.row[VisitField.plannedStart] = start }
        if let end = filled[VisitField.plannedEnd] { draft.row[VisitField.plannedEnd] = end }
        if draft.row == visit.row { return VisitRepeat.same(visit.row) }
        guard visit.state == .planned || visit.state == .dispatched else {
            return .refused(
                VisitField.state.name, expected: "a visit that is planned or dispatched",
                found: "\(visit.id), which is \(visit.state.rawValue) (\(visit.state.title))",
                hint: "after the check-in staff and time are facts; enter them with visit-record")
        }
        if let start = draft.row[VisitField.plannedStart] {
            draft.faults += try VisitCase.read(visit.careCase, on: CivilDate(of: start), context.book).faults
            try draft.planItems(visit, CivilDate(of: start), context.book)
        }
        if draft.row[VisitField.staff] != nil {
            try draft.takePlan(visit, context.book)
        } else if let from = draft.row[VisitField.plannedStart], let until = draft.row[VisitField.plannedEnd] {
            draft.checkPlannedTime(from, until)
        }
        return draft.verdict("visit \(visit.id): reassigned")
    }

    /// The same plan once more. Staff may have changed since; who was planned and replaced keeps a line.
    private static func again(
        _ filled: RecordRow, _ visit: Visit, _ book: any RecordBook
    ) throws -> RecordVerdict {
        let verdict = VisitRepeat.verdict(columns, form: filled, visit: visit.row)
        guard case .accepted = verdict else { return verdict }
        for person in filled[VisitField.staff]?.elements ?? []
        where try book.row(.visitStaff, key: [visit.id.stored, person.stored]) == nil {
            return .refused(
                VisitField.staff.name, expected: visit.row[VisitField.staff]?.recordText ?? "nothing",
                found: person.text, hint: "staff of a planned visit are changed with visit-reassign")
        }
        return verdict
    }
}

extension VisitCase {
    /// A form's values with those of the case.
    func filling(_ filled: RecordRow) -> RecordRow {
        filled.with(SharedField.careCase, careCase).with(SharedField.resident, resident).with(SharedField.bed, bed)
            .with(SharedField.provider, provider).with(SharedField.county, county)
    }
}

extension VisitDraft {
    /// Checks planned items against the county's list of that day and adds their lines.
    mutating func planItems(_ visit: Visit, _ day: CivilDate, _ book: any RecordBook) throws {
        let list = ServiceList(county: visit.county, day: day, book: book)
        let items = try list.lines(
            of: visit.id, VisitField.plannedItems.name, planned: row[VisitField.plannedItems]?.elements ?? [],
            actual: [])
        lines += items.puts
        faults += items.faults
    }
}
