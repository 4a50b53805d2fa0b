/// The same step entered again: a telephone that got no answer sends once more. The same values change nothing; others
/// are refused, because what is recorded is corrected by voiding and not by overwriting.
enum VisitRepeat {
    /// Judges `form` against what `visit` has in `columns`. The fields named in `kept` are not compared when they are
    /// left empty, because the gateway or another step fills them then.
    static func verdict(
        _ columns: some Sequence<RecordColumn>, form: RecordRow, visit: RecordRow, kept: Set<String> = []
    ) -> RecordVerdict {
        let faults = columns.compactMap { fault($0, form[name: $0.name], visit[name: $0.name], kept) }
        return faults.isEmpty ? same(visit) : .refused(faults)
    }

    /// Accepted without change.
    static func same(_ visit: RecordRow) -> RecordVerdict {
        let id = visit[VisitField.visit]?.text ?? ""
        return .accepted(RecordOutcome(puts: [], answer: "visit \(id): recorded already with the same values"))
    }

    private static func fault(
        _ column: RecordColumn, _ said: StoredValue, _ recorded: StoredValue, _ kept: Set<String>
    ) -> RecordFault? {
        guard said != recorded, !(said == .none && kept.contains(column.name)) else { return nil }
        let isOpen = !column.privacy.isSealed
        let known = recorded == .none ? "nothing" : isOpen ? column.text(recorded) ?? "" : "what is recorded already"
        let found = said == .none ? "" : isOpen ? column.text(said) ?? "" : "something else"
        return RecordFault(
            column.name, expected: known, found: found,
            hint: "this is recorded already; void the visit and enter it again if the record is wrong")
    }
}
