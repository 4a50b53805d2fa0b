internal import CareCore

extension RecordForm {
    /// Somebody releases old records of a class for deletion. The form changes no rows: it decides whether they were
    /// kept long enough and leaves its entry in the ledger, which tells for good who released what and why.
    public static let recordsRelease = RecordForm(
        "records-release", zh: "到期记录销毁批准", en: "records that were kept long enough are released for deletion",
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
        let retained = RetainedRecords(kind)
        let count = retained.deletable(try context.book.rows(retained.table, where: []), until: until).count
        let answer = "\(kind.rawValue) up to \(until.recordText) may be deleted: \(count) records"
        return .accepted(RecordOutcome(puts: [], answer: answer))
    }
}
