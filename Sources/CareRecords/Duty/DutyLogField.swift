public import CareCore

/// Fields of the duty log (值班记录). Source: the supervision document, 二(一)5.
public enum DutyLogField {
    /// The entry's own number.
    public static let entry = RecordField<RecordID>("entry", "值班记录编号")
    /// When the duty began.
    public static let from = RecordField<Timestamp>("from", "值班开始", expected: Timestamp.expected)
    /// When it ended.
    public static let until = RecordField<Timestamp>("until", "值班结束", expected: Timestamp.expected)
}

extension RecordTable {
    /// Who was on duty and what happened.
    public static let dutyLog = RecordTable(
        "dutyLog", key: [.required(DutyLogField.entry)],
        [
            .required(DutyField.post), .required(DutyField.person), .required(DutyLogField.from),
            .required(DutyLogField.until), .required(DutyField.what, .words), .optional(DutyField.voidReason, .words),
        ])
}
