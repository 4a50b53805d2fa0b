public import CareCore

/// Fields of reports of abnormal events (异常事件报告). Source: the supervision document, 二(一)5 and 6.
public enum AbnormalEventField {
    /// The event's number.
    public static let event = RecordField<RecordID>("event", "异常事件编号")
    /// What kind of event.
    public static let category = RecordField<AbnormalCategory>("category", "事件类别")
    /// Where, unless at the bed.
    public static let place = RecordField<String>("place", "地点", longest: 200)
    /// When the provider came to know; times for telling authorities run from here.
    public static let knownAt = RecordField<Timestamp>("knownAt", "获知时间", expected: Timestamp.expected)
    /// Who reports it.
    public static let reportedBy = RecordField<RecordID>("reportedBy", "报告人编号")
    /// How far it has come.
    public static let state = RecordField<AbnormalState>("state", "状态")
    /// When it was closed.
    public static let closedAt = RecordField<Timestamp>("closedAt", "结案时间", expected: Timestamp.expected)
    /// Who closed it.
    public static let closedBy = RecordField<RecordID>("closedBy", "结案人编号")
    /// What it came to.
    public static let conclusion = RecordField<String>("conclusion", "结论", longest: 1_000)
    /// The number of a follow-up part.
    public static let part = RecordField<RecordID>("part", "续报编号")
    /// Why a closed report is opened again.
    public static let reason = RecordField<String>("reason", "原因", longest: 200)
}

extension RecordTable {
    /// The first part of each report, and how it ended.
    public static let abnormalEvent = RecordTable(
        "abnormalEvent", key: [.required(AbnormalEventField.event)],
        [
            .required(AbnormalEventField.category), .required(SharedField.county, refersTo: "county"),
            .optional(SharedField.provider, refersTo: "provider"), .optional(SharedField.bed, refersTo: "bed"),
            .optional(SharedField.resident, refersTo: "resident"), .optional(AbnormalEventField.place, .address),
            .required(SharedField.at), .required(AbnormalEventField.knownAt), .required(DutyField.what, .words),
            .required(DutyField.measures, .words), .required(AbnormalEventField.reportedBy),
            .optional(DutyField.alarm), .required(AbnormalEventField.state), .optional(AbnormalEventField.closedAt),
            .optional(AbnormalEventField.closedBy), .optional(AbnormalEventField.conclusion, .words),
            .optional(DutyField.voidReason, .words),
        ])

    /// The later parts of reports (续报).
    public static let abnormalFollowUp = RecordTable(
        "abnormalFollowUp", key: [.required(AbnormalEventField.part)],
        [
            .required(AbnormalEventField.event, refersTo: "abnormalEvent"), .required(SharedField.at),
            .required(DutyField.what, .words), .optional(DutyField.measures, .words),
            .required(AbnormalEventField.reportedBy), .optional(DutyField.voidReason, .words),
        ])
}
