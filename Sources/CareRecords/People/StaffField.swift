/// Fields of the register of staff.
public enum StaffField {
    /// What qualifies the person for visits.
    public static let qualification = RecordField<Qualification>("qualification", "资格")
    /// Number of the certificate or licence; required for every qualification but none.
    public static let certificate = RecordField<String>("certificate", "证书编号", longest: 64)
    /// The last day on which it is valid; certificates without an end have none.
    public static let validUntil = RecordField<CivilDate>("validUntil", "有效期至")
    /// The first day with the provider.
    public static let employedFrom = RecordField<CivilDate>("employedFrom", "入职日期")
    /// The last day with the provider; nothing while the person works there.
    public static let employedUntil = RecordField<CivilDate>("employedUntil", "离职日期")
    /// Whether the line that stands there has been wrong from the beginning. Asked for, never kept.
    public static let isCorrection = RecordField<Bool>("isCorrection", "更正")
}

extension RecordTable {
    /// Staff of the care providers.
    public static let staff = RecordTable(
        "staff", key: [.required(SharedField.staff)],
        [
            .required(SharedField.provider, refersTo: "provider"),
            .required(SharedField.name, .name),
            .required(SharedField.identityNumber, .identityNumber, isIndexed: true),
            .optional(SharedField.phone, .phone),
            .required(StaffField.qualification), .optional(StaffField.certificate),
            .optional(StaffField.validUntil), .required(StaffField.employedFrom),
            .optional(StaffField.employedUntil),
        ])
}
