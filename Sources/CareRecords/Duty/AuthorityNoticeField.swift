public import CareCore

/// Fields of notices to authorities.
public enum AuthorityNoticeField {
    /// The notice's own number.
    public static let notice = RecordField<RecordID>("notice", "报告记录编号")
    /// Which of its offices was told.
    public static let office = RecordField<String>("office", "受理单位", longest: 80)
    /// When it was told.
    public static let toldAt = RecordField<Timestamp>("toldAt", "报告时间", expected: Timestamp.expected)
    /// Who told it.
    public static let toldBy = RecordField<RecordID>("toldBy", "报告人编号")
    /// How it was told.
    public static let how = RecordField<NoticeWay>("how", "报告方式")
    /// What proves it: the number of the receipt, or who took the call.
    public static let receipt = RecordField<String>("receipt", "回执", longest: 120)
}

extension RecordTable {
    /// Which authority was told of an event, and when.
    public static let authorityNotice = RecordTable(
        "authorityNotice", key: [.required(AuthorityNoticeField.notice)],
        [
            .required(AbnormalEventField.event, refersTo: "abnormalEvent"), .required(AuthorityRuleField.authority),
            .optional(AuthorityNoticeField.office), .required(AuthorityNoticeField.toldAt),
            .required(AuthorityNoticeField.toldBy), .required(AuthorityNoticeField.how),
            .optional(AuthorityNoticeField.receipt), .optional(DutyField.voidReason, .words),
        ])
}
