internal import CareCore

extension RecordForm {
    /// Old records of a class are deleted. The form itself changes no rows: it decides and leaves its entry in the
    /// ledger, which tells for good who deleted what and why.
    public static let recordsDelete = RecordForm(
        "records-delete", zh: "到期记录删除", en: "records that were kept long enough are deleted",
        subject: [.required(RetentionField.kind)], [.required(RetentionField.until), .required(RetentionField.reason)],
        leavesNoRow: true
    ) { row, context in
        guard let kind = row[RetentionField.kind], let until = row[RetentionField.until] else { return .refused([]) }
        let last = kind.period.lastDeletableDay(on: context.today)
        guard until <= last else {
            return .refused(
                RetentionField.until.name,
                expected: "a day up to \(last.recordText), because \(kind.rawValue) are kept for \(kind.period.text)",
                found: until.recordText)
        }
        var answer = "\(kind.rawValue) up to \(until.recordText) may be deleted"
        if let retained = RetainedRecords(kind) {
            let count = retained.deletable(try context.book.rows(retained.table, where: []), until: until).count
            answer += ": \(count) records"
        }
        return .accepted(RecordOutcome(puts: [], answer: answer))
    }
}
