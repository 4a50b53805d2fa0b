public import CareCore

/// Fields that stand in many tables and forms.
public enum SharedField {
    /// The resident.
    public static let resident = RecordField<RecordID>("resident", "老人编号")
    /// The case: one resident's way through the programme.
    public static let careCase = RecordField<RecordID>("careCase", "个案编号")
    /// The care provider, by its unified social credit code.
    public static let provider = RecordField<ProviderCode>(
        "provider", "机构统一社会信用代码", expected: ProviderCode.expected)
    /// Somebody of a provider's staff.
    public static let staff = RecordField<RecordID>("staff", "工作人员编号")
    /// The bed.
    public static let bed = RecordField<BedID>("bed", "床位编号", expected: BedID.expected)
    /// The household.
    public static let household = RecordField<HouseholdID>("household", "家庭编号", expected: HouseholdID.expected)
    /// The county.
    public static let county = RecordField<CountyCode>("county", "县市代码", expected: CountyCode.expected)
    /// The township.
    public static let township = RecordField<TownshipCode>("township", "乡镇代码", expected: TownshipCode.expected)
    /// When it happened.
    public static let at = RecordField<Timestamp>("at", "时间", expected: Timestamp.expected)
    /// The day on which it happened.
    public static let on = RecordField<CivilDate>("on", "日期")
    /// A person's name.
    public static let name = RecordField<String>("name", "姓名", longest: 64)
    /// A telephone number.
    public static let phone = RecordField<PhoneNumber>("phone", "电话", expected: PhoneNumber.expected)
    /// The number of the identity card.
    public static let identityNumber = RecordField<ResidentNumber>(
        "identityNumber", "身份证号", expected: ResidentNumber.expected)
    /// Free words.
    public static let note = RecordField<String>("note", "备注", longest: 500)
}
