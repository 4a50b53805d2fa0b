/// Fields of the people around a resident.
public enum ContactField {
    /// The contact's own identity.
    public static let contact = RecordField<RecordID>("contact", "联系人编号")
    /// What the person is to the resident.
    public static let role = RecordField<ContactDuty>("role", "联系人类别")
    /// In whose words the person is related: daughter, nephew.
    public static let relation = RecordField<String>("relation", "与老人关系", longest: 32)
    /// Whether the person is the resident's guardian (监护人).
    public static let isGuardian = RecordField<Bool>("isGuardian", "监护人")
    /// The last day on which the person is a contact; nothing while it lasts.
    public static let until = RecordField<CivilDate>("until", "截止日期")
}

extension RecordTable {
    /// The people around residents.
    public static let residentContact = RecordTable(
        "residentContact", key: [.required(ContactField.contact)],
        [
            .required(SharedField.resident, refersTo: "resident"), .required(ContactField.role),
            .required(SharedField.name, .name), .required(SharedField.phone, .phone),
            .optional(ContactField.relation, .words), .required(ContactField.isGuardian),
            .optional(ContactField.until),
        ])
}
