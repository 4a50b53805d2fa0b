extension RecordForm {
    /// A consent or its withdrawal. A line that counts is never changed: who thinks better of it signs a new one; only
    /// a line that was entered wrongly gets a reason why it does not count.
    public static let consent = register(.consent, "consent", zh: "知情同意", en: "a consent or its withdrawal") {
        row, context in
        var faults = PeriodFaults.future(row, SharedField.on, today: context.today) + signerFaults(row)
        if let resident = row[SharedField.resident], let on = row[SharedField.on],
            let birth = try context.book.row(.resident, key: [resident.stored])?.birth, on < birth
        {
            faults.append(
                RecordFault(SharedField.on.name, expected: "a day in the resident's life", found: on.recordText))
        }
        if let consent = row[ConsentField.consent],
            let earlier = try context.book.row(.consent, key: [consent.stored]), !isVoided(row, of: earlier)
        {
            faults.append(
                RecordFault(
                    ConsentField.consent.name, expected: "an identity that no other consent has", found: "\(consent)",
                    hint: "record a change of mind as a new consent; to void this one, enter it as it stands with "
                        + "voidReason"))
        }
        return faults
    }.telling { row, context in
        guard let resident = row[SharedField.resident] else { return [] }
        return try ConsentFacts.commands(resident, consents: [row], context)
    }

    private static func isVoided(_ row: RecordRow, of earlier: RecordRow) -> Bool {
        earlier[ConsentField.voidReason] == nil && row[ConsentField.voidReason] != nil
            && RecordPut(.consent, row.with(ConsentField.voidReason, nil)).row == earlier
    }

    private static func signerFaults(_ row: RecordRow) -> [RecordFault] {
        guard let signer = row[ConsentField.signer] else { return [] }
        let fields = [ConsentField.signerName, ConsentField.signerRelation, ConsentField.signerDocument]
        guard signer == .resident else {
            return fields.filter { row[$0] == nil }.map {
                RecordFault($0.name, expected: "a value when the signer is \(signer.rawValue)", found: "")
            }
        }
        return fields.dropFirst().filter { row[$0] != nil }.map {
            RecordFault(
                $0.name, expected: "nothing when the resident signs", found: "something",
                hint: "name the guardian or agent as the signer, or leave it empty")
        }
    }
}
