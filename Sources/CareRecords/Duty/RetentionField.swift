/// Fields of the deletion of old records.
public enum RetentionField {
    /// What is deleted.
    public static let kind = RecordField<RetentionClass>("kind", "数据种类")
    /// The last day whose records are deleted.
    public static let until = RecordField<CivilDate>("until", "截止日期")
    /// Why; the law asks to delete what has no purpose any more (PIPL article 19, 47).
    public static let reason = RecordField<String>("reason", "原因", longest: 200)
}
