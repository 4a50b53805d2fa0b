internal import CareCore

/// What is checked when a visit ends, whether step by step or recorded as a whole.
enum VisitEnd {
    /// The fields that are filled in at the end.
    static let columns: [RecordColumn] = [
        .required(VisitField.items), .optional(VisitField.planAdjusted),
        .optional(VisitField.planAdjustment, .words), .optional(VisitField.skillsTaught),
        .optional(VisitField.devicesChecked), .optional(VisitField.vitalsMeasured, .words),
        .optional(VisitField.consumables), .optional(VisitField.signature), .optional(VisitField.photos),
        .optional(VisitField.note, .words), .optional(VisitField.approval),
    ]

    /// Checks times, plan, items and devices of a draft that has them, and adds its lines.
    static func check(_ draft: inout VisitDraft, _ context: RecordContext) throws {
        guard let visit = Visit(draft.row), let arrived = visit.arrivedAt, let start = visit.startAt,
            let end = visit.endAt
        else { return draft.refuse(VisitField.endAt.name, expected: "a visit with all its times", found: "") }
        draft.check(VisitField.startAt, start, after: arrived, context)
        draft.check(VisitField.endAt, end, after: start, isStrict: true, context)
        if end - arrived > VisitLimits.believable {
            draft.refuse(
                VisitField.endAt.name, expected: "a moment within \(VisitLimits.believable) of the check-in",
                found: end.recordText, hint: "mend the day")
        }
        checkLateness(&draft, end, context)
        checkPlan(&draft, visit)
        let list = ServiceList(county: visit.county, day: CivilDate(of: start), book: context.book)
        let items = try list.lines(
            of: visit.id, VisitField.items.name, planned: draft.row[VisitField.plannedItems]?.elements ?? [],
            actual: draft.row[VisitField.items]?.elements ?? [])
        draft.lines += items.puts
        if let served = draft.row[VisitField.items], !served.elements.contains(where: \.result.isServed) {
            draft.refuse(
                VisitField.items.name, expected: "at least one item that was served", found: served.recordText,
                hint: "cancel or void a visit on which nothing was done")
        }
        draft.faults += items.faults
        for check in draft.row[VisitField.devicesChecked]?.elements ?? []
        where try !context.book.has("device", key: check.device.stored) {
            draft.refuse(
                VisitField.devicesChecked.name, expected: "registered devices", found: "\(check.device)")
        }
    }

    /// A record that comes on a later day is marked; one that comes too late needs the county's approval.
    private static func checkLateness(_ draft: inout VisitDraft, _ end: Timestamp, _ context: RecordContext) {
        draft.row[VisitField.enteredAt] = context.now
        draft.row[VisitField.isLate] = CivilDate(of: end) < context.today
        guard context.now - end > VisitLimits.upload, draft.row[VisitField.approval] == nil else { return }
        draft.refuse(
            VisitField.endAt.name,
            expected: "a moment at most \(VisitLimits.upload) before the record (now is \(context.now.recordText))",
            found: end.recordText, hint: "the county approves a later record; give its number as approval")
    }

    /// The second visit answers whether the care plan was changed; whoever changed it says how. Source: the plan,
    /// 三(三)2(2).
    private static func checkPlan(_ draft: inout VisitDraft, _ visit: Visit) {
        let answer = draft.row[VisitField.planAdjusted]
        if visit.ordinal == 2, answer == nil {
            draft.refuse(
                VisitField.planAdjusted.name, expected: "yes or no on the second visit", found: "",
                hint: "its task is to review the care plan")
        }
        if answer == true, draft.row[VisitField.planAdjustment] == nil {
            draft.refuse(VisitField.planAdjustment.name, expected: "how the care plan was changed", found: "")
        }
    }
}
