internal import CareCore

/// A step of a visit that is entered by itself: when it may be made, where it leads, what is filled in.
struct VisitStep: Sendable {
    let name: String
    let zh: String
    let en: String
    /// States in which it may be made.
    let from: Set<VisitState>
    /// State afterwards.
    let to: VisitState
    /// When it was made; empty in the form for now. A visit that has it has made the step.
    let moment: RecordField<Timestamp>
    /// The form's other fields, which are fields of the visit.
    let columns: [RecordColumn]
    /// Names of fields that an earlier step may have filled; left empty they stay as they are.
    let kept: Set<String>
    /// What to do when it may not be made, for messages.
    let hint: String
    /// Puts what was filled in where no value is needed.
    let defaults: @Sendable (inout RecordRow) -> Void
    /// Checks the draft, which has the new values already, and adds what comes of them.
    let check: @Sendable (inout VisitDraft, Visit, RecordContext) throws -> Void

    init(
        _ name: String, zh: String, en: String, from: Set<VisitState>, to: VisitState, moment: RecordField<Timestamp>,
        _ columns: [RecordColumn] = [], kept: Set<String> = [], hint: String = "",
        defaults: @escaping @Sendable (inout RecordRow) -> Void = { _ in },
        check: @escaping @Sendable (inout VisitDraft, Visit, RecordContext) throws -> Void
    ) {
        self.name = name
        self.zh = zh
        self.en = en
        self.from = from
        self.to = to
        self.moment = moment
        self.columns = columns
        self.kept = kept
        self.hint = hint
        self.defaults = defaults
        self.check = check
    }

    /// The form of the step.
    var form: RecordForm {
        RecordForm(
            name, zh: zh, en: en, subject: [.required(VisitField.visit, refersTo: "visit")],
            [.optional(moment)] + columns, judge: { try judge($0, $1) })
    }

    private func judge(_ filled: RecordRow, _ context: RecordContext) throws -> RecordVerdict {
        guard let visit = try Visit.find(filled, context.book) else {
            return .refused(VisitField.visit.name, expected: "a visit", found: "none")
        }
        var filled = filled
        defaults(&filled)
        let fields = [RecordColumn.optional(moment)] + columns
        if visit.row[moment] != nil {
            return VisitRepeat.verdict(fields, form: filled, visit: visit.row, kept: kept.union([moment.name]))
        }
        guard from.contains(visit.state) else { return refused(visit) }
        var draft = VisitDraft(visit.row)
        for column in columns where filled[name: column.name] != .none {
            draft.row[name: column.name] = filled[name: column.name]
        }
        draft.row[moment] = filled[moment] ?? context.now
        draft.row[VisitField.state] = to
        try check(&draft, visit, context)
        return draft.verdict("visit \(visit.id): \(to.rawValue) (\(to.title))")
    }

    private func refused(_ visit: Visit) -> RecordVerdict {
        let states = VisitState.allCases.filter(from.contains).map(\.rawValue).joined(separator: " or ")
        return .refused(
            VisitField.state.name, expected: "a visit that is \(states)",
            found: "\(visit.id), which is \(visit.state.rawValue) (\(visit.state.title))", hint: hint)
    }
}

extension Visit {
    /// The visit that a form is about; `nil` when there is none.
    static func find(_ filled: RecordRow, _ book: any RecordBook) throws -> Visit? {
        guard let id = filled[VisitField.visit] else { return nil }
        return try book.row(.visit, key: [id.stored]).flatMap(Visit.init)
    }
}
