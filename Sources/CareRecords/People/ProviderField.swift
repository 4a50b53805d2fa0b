public import CareCore

/// Fields of the register of care providers.
public enum ProviderField {
    /// What the provider is called.
    public static let name = RecordField<String>("name", "机构名称", longest: 128)
    /// The provider in the gateway's own register of beds; nothing while it serves no bed there.
    public static let bedRegisterID = RecordField<ProviderID>(
        "bedRegisterID", "床位登记中的机构编号", expected: ProviderID.expected)
    /// The counties in which it serves.
    public static let counties = RecordField<RecordList<CountyCode>>(
        "counties", "服务县市代码", expected: "counties of six digits with spaces between them, such as 532901 532925",
        accepts: { !$0.elements.isEmpty })
    /// Number of the licence, or of the entry with the civil affairs office (许可证或备案编号).
    public static let licence = RecordField<String>("licence", "许可证(备案)编号", longest: 64)
    /// Who answers for it.
    public static let responsible = RecordField<String>("responsible", "负责人", longest: 64)
    /// The first day on which it serves in the programme.
    public static let servesFrom = RecordField<CivilDate>("servesFrom", "承接开始日期")
    /// The last day; nothing while it serves.
    public static let servesUntil = RecordField<CivilDate>("servesUntil", "承接结束日期")
}

extension RecordTable {
    /// Care providers.
    public static let provider = RecordTable(
        "provider", key: [.required(SharedField.provider)],
        [
            .required(ProviderField.name), .optional(ProviderField.bedRegisterID), .required(ProviderField.counties),
            .required(ProviderField.licence), .required(ProviderField.responsible, .name),
            .required(SharedField.phone, .phone), .required(ProviderField.servesFrom),
            .optional(ProviderField.servesUntil),
        ])
}
