/// Fields of a county's service list.
public enum ServiceItemField {
    /// What it is called.
    public static let title = RecordField<String>("itemName", "项目名称", longest: 64)
    /// To what kind of care it belongs.
    public static let category = RecordField<ServiceCategory>("category", "服务类别")
    /// The first day on which it may be served at this price.
    public static let validFrom = RecordField<CivilDate>("validFrom", "有效期起")
    /// The last day; nothing for not before a later line of the same item.
    public static let validUntil = RecordField<CivilDate>("validUntil", "有效期止")
}
