/// Fields of check-ins that devices report.
public enum CheckInField {
    /// Whose card it was, by the register of staff; a card that nobody there has is kept as it was read.
    public static let card = RecordField<RecordID>("card", "卡号")
    /// What came of it.
    public static let result = RecordField<CheckInResult>("checkInResult", "签到结果")
    /// Why the visit may not arrive, in the words of `visit-arrive`.
    public static let refusal = RecordField<String>("refusal", "未接受原因", longest: 1_000)
}
