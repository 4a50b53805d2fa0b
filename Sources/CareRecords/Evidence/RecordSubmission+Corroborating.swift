extension RecordSubmission {
    /// Enters what devices say of a visit.
    public init(corroborating visit: RecordID, _ found: Corroboration) {
        self.init(
            form: "visit-corroborate",
            fields: [
                Field("visit", visit.text), Field("corroboration", found.verdict.rawValue),
                Field("corroborationReasons", found.reasons.recordText),
            ])
    }
}
