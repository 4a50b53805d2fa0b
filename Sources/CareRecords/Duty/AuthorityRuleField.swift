internal import CareCore

/// Fields of a county's own rules about who must be told.
public enum AuthorityRuleField {
    /// Of which events.
    public static let category = RecordField<AbnormalCategory>("category", "事件类别")
    /// Who.
    public static let authority = RecordField<Authority>("authority", "应报部门")
    /// Whether it must be told.
    public static let isRequired = RecordField<Bool>("isRequired", "是否必须报告")
    /// In what time after the event became known.
    public static let within = RecordField<Int64>("within", "时限(分钟)", in: 1...43_200, unit: "minutes")
}

extension RecordTable {
    /// Where a county demands more or less than `AuthorityDemand.demands(of:)`.
    public static let authorityRule = RecordTable(
        "authorityRule",
        key: [
            .required(SharedField.county, refersTo: "county"), .required(AuthorityRuleField.category),
            .required(AuthorityRuleField.authority),
        ],
        [.required(AuthorityRuleField.isRequired), .optional(AuthorityRuleField.within)])
}
