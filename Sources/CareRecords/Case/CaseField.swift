/// Fields of a case.
public enum CaseField {
    /// How far it has come.
    public static let state = RecordField<CaseState>("state", "状态")
    /// The first day of service.
    public static let serviceFrom = RecordField<CivilDate>("serviceFrom", "服务开始日期")
    /// The last day of the case; for one in service the last day of service.
    public static let endedOn = RecordField<CivilDate>("endedOn", "终止日期")
}
