internal import CareCore

/// Fields that stand in several duty records.
public enum DutyField {
    /// The duty post, such as 一号坐席.
    public static let post = RecordField<String>("post", "岗位", longest: 40)
    /// Who was on duty, by the identity in the contact book.
    public static let person = RecordField<RecordID>("person", "值班人员编号")
    /// The alarm that it comes from, by its number.
    public static let alarm = RecordField<Int64>("alarm", "报警编号", in: 1...999_999_999_999, unit: "the alarm's number")
    /// What happened.
    public static let what = RecordField<String>("what", "经过", longest: 1_000)
    /// What was done at once.
    public static let measures = RecordField<String>("measures", "处置措施", longest: 1_000)
    /// Why the record does not count; it stays readable.
    public static let voidReason = RecordField<String>("voidReason", "作废原因", longest: 200)
}
