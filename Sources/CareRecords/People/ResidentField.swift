/// Fields of the register of residents.
public enum ResidentField {
    /// Which of the plan's four groups the person belongs to.
    public static let group = RecordField<TargetGroup>("group", "对象类别")
    /// What gives priority where two are equal otherwise.
    public static let priority = RecordField<RecordSet<PriorityMark>>(
        "priority", "优先情形", expected: RecordSet<PriorityMark>.expected)
    /// What rules about the bed ask of its resident.
    public static let careFlags = RecordField<RecordSet<CareFlag>>(
        "careFlags", "照护标记", expected: RecordSet<CareFlag>.expected)
    /// Whether the person is registered in the county (本地户籍).
    public static let isLocal = RecordField<Bool>("isLocal", "本地户籍")
}

extension RecordTable {
    /// Residents, those on the waiting list too.
    public static let resident = RecordTable(
        "resident", key: [.required(SharedField.resident)],
        [
            .required(SharedField.name, .name),
            .required(SharedField.identityNumber, .identityNumber, isIndexed: true),
            .optional(SharedField.phone, .phone),
            .required(SharedField.household, refersTo: "residence"),
            .required(ResidentField.group), .optional(ResidentField.priority),
            .optional(ResidentField.careFlags, .words), .required(ResidentField.isLocal),
        ])
}
