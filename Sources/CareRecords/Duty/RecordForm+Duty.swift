internal import CareCore

extension RecordForm {
    /// Everything about duty, the calendar, and keeping records.
    public static let duty: [RecordForm] =
        calendar + emergencyCalls + [dutyLog, shiftHandover] + abnormalEvents + complaints + [dutyVoid, recordsRelease]

    /// A duty record was wrong and does not count any more; it stays readable.
    public static let dutyVoid = RecordForm(
        "duty-void", zh: "值守记录作废", en: "a duty record does not count any more",
        subject: [.required(voidedKind), .required(voidedNumber)], [.required(DutyField.voidReason, .words)]
    ) { row, context in
        guard let kind = row[voidedKind], let number = row[voidedNumber] else { return .refused([]) }
        guard let current = try context.book.row(kind.table, key: [number.stored]) else {
            return .refused(
                voidedNumber.name, expected: "a recorded \(kind.table.name)", found: number.recordText,
                hint: "mend the number or the kind")
        }
        let voided = current.with(DutyField.voidReason, row[DutyField.voidReason])
        if voided == current { return .accepted(RecordOutcome(puts: [], answer: "voided before; nothing changed")) }
        if current[DutyField.voidReason] != nil {
            return .refused(
                DutyField.voidReason.name, expected: "the reason for which it was voided", found: "another one",
                hint: "a record is voided once")
        }
        if kind == .authorityNotice || kind == .abnormalFollowUp,
            let event = try context.book.row(.abnormalEvent, key: [current[name: AbnormalEventField.event.name]]),
            event[AbnormalEventField.state] == .closed
        {
            return .refused(
                voidedNumber.name, expected: "a part of an open report", found: number.recordText,
                hint: "the report was closed because of it; open it again with abnormal-reopen first")
        }
        return .accepted(RecordOutcome(puts: [RecordPut(kind.table, voided)]))
    }

    private static let voidedKind = RecordField<DutyRecordKind>("kind", "记录种类")
    private static let voidedNumber = RecordField<RecordID>("number", "记录编号")
}
