extension RecordTable {
    /// Cases: each resident's way through the programme.
    public static let careCase = RecordTable(
        "careCase", key: [.required(SharedField.careCase)],
        [
            .required(SharedField.resident, refersTo: "resident"),
            .required(SharedField.county, refersTo: "county"),
            .required(CaseField.state),
            .optional(SharedField.provider, refersTo: "provider"),
            .optional(SharedField.bed, refersTo: "bed"),
            .optional(CaseField.serviceFrom),
            .optional(CaseField.endedOn),
        ])
}
