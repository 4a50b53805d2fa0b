/// Fields of consents.
public enum ConsentField {
    /// The consent's own identity.
    public static let consent = RecordField<RecordID>("consent", "同意书编号")
    /// What it is about.
    public static let purpose = RecordField<ConsentPurpose>("purpose", "用途")
    /// What was said.
    public static let decision = RecordField<ConsentDecision>("decision", "同意或撤回")
    /// Who signed.
    public static let signer = RecordField<ConsentSigner>("signer", "签字人类别")
    /// The name of who signed for the resident.
    public static let signerName = RecordField<String>("signerName", "签字人姓名", longest: 64)
    /// What the signer is to the resident.
    public static let signerRelation = RecordField<String>("signerRelation", "签字人与老人关系", longest: 32)
    /// By what paper the signer may sign: a court's decision, a power of attorney, a proof of the village committee.
    public static let signerDocument = RecordField<String>("signerDocument", "监护或委托证明", longest: 128)
    /// Who took the consent: a member of a provider's staff or an official, by their identity.
    public static let takenBy = RecordField<RecordID>("takenBy", "经办人编号")
    /// Why the record does not count although it stands; nothing for one that counts.
    public static let voidReason = RecordField<String>("voidReason", "作废原因", longest: 200)
}

extension RecordTable {
    /// Consents and their withdrawals, a line each.
    public static let consent = RecordTable(
        "consent", key: [.required(ConsentField.consent)],
        [
            .required(SharedField.resident, refersTo: "resident"), .required(ConsentField.purpose),
            .required(ConsentField.decision), .required(SharedField.on), .required(ConsentField.signer),
            .optional(ConsentField.signerName, .name), .optional(ConsentField.signerRelation, .words),
            .optional(ConsentField.signerDocument, .words), .required(ConsentField.takenBy),
            .optional(ConsentField.voidReason, .words),
        ])
}
