extension RecordForm {
    /// Somebody looks at personal data of the records: who, at what, why. Its entry in the ledger is all it leaves.
    /// Source: DESIGN promise 12.
    public static let access = RecordForm(
        "access", zh: "查看个人信息", en: "a look at personal data",
        subject: [.required(AccessField.table)],
        [.optional(AccessField.key), .required(AccessField.reason, .words)], leavesNoRow: true,
        judge: { _, _ in .accepted(RecordOutcome(puts: [])) })
}
