public import CareCore

/// Fields of complaints. Source: the supervision document, 二(二)10.
public enum ComplaintField {
    /// The complaint's number.
    public static let complaint = RecordField<RecordID>("complaint", "投诉编号")
    /// When it came.
    public static let receivedAt = RecordField<Timestamp>("receivedAt", "受理时间", expected: Timestamp.expected)
    /// By which way.
    public static let way = RecordField<ComplaintWay>("way", "来源")
    /// From whom; nobody where it has no name.
    public static let complainant = RecordField<String>("complainant", "投诉人", longest: 64)
    /// When it was answered.
    public static let answeredAt = RecordField<Timestamp>("answeredAt", "答复时间", expected: Timestamp.expected)
    /// Who answered.
    public static let answeredBy = RecordField<RecordID>("answeredBy", "答复人编号")
    /// How it was answered.
    public static let answeredHow = RecordField<NoticeWay>("answeredHow", "答复方式")
    /// What was answered.
    public static let answer = RecordField<String>("answer", "答复内容", longest: 1_000)
    /// Whether who complained is content with it.
    public static let isSatisfied = RecordField<Bool>("isSatisfied", "是否满意")
    /// How far it has come.
    public static let state = RecordField<ComplaintState>("state", "状态")
}

extension RecordTable {
    /// Complaints and their answers.
    public static let complaint = RecordTable(
        "complaint", key: [.required(ComplaintField.complaint)],
        [
            .required(SharedField.county, refersTo: "county"), .required(ComplaintField.receivedAt),
            .required(ComplaintField.way), .optional(ComplaintField.complainant, .name),
            .optional(SharedField.phone, .phone), .optional(SharedField.bed, refersTo: "bed"),
            .optional(SharedField.provider, refersTo: "provider"), .optional(SharedField.staff, refersTo: "staff"),
            .required(DutyField.what, .words), .optional(ComplaintField.answeredAt),
            .optional(ComplaintField.answeredBy), .optional(ComplaintField.answeredHow),
            .optional(ComplaintField.answer, .words), .optional(ComplaintField.isSatisfied),
            .required(ComplaintField.state), .optional(DutyField.voidReason, .words),
        ])
}
