extension RecordForm {
    /// Somebody around a resident.
    public static let residentContact = register(
        .residentContact, "resident-contact", zh: "老年人联系人", en: "somebody around a resident"
    ) { row, context in
        var faults: [RecordFault] = []
        let needsRelation =
            row[ContactField.isGuardian] == true || [.familyCarer, .other].contains(row[ContactField.role])
        if needsRelation, row[ContactField.relation] == nil {
            faults.append(
                RecordFault(
                    ContactField.relation.name,
                    expected: "how a guardian, a family carer or another contact is related to the resident",
                    found: ""))
        }
        if let contact = row[ContactField.contact],
            let earlier = try context.book.row(.residentContact, key: [contact.stored]),
            let before = earlier[SharedField.resident], let now = row[SharedField.resident], before != now
        {
            faults.append(
                RecordFault(
                    SharedField.resident.name, expected: "\(before) as in the line that stands there", found: "\(now)",
                    hint: "a contact belongs to one resident; enter a new contact"))
        }
        return faults
    }
}
