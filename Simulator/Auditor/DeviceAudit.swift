/// What is asked of the gateway where devices get something wrong: each part judges one defect.
struct DeviceAudit {
    private var plausibility = PlausibilityAudit()
    private var lateData = LateDataAudit()
    private var hovering = HoverAudit()

    /// What breaks a promise.
    var violations: [Violation] { plausibility.violations + lateData.violations + hovering.violations }

    mutating func judge(_ evidence: Evidence) {
        lateData.judge(evidence)
        hovering.judge(evidence)
    }

    /// Takes in a reading of the database.
    mutating func found(_ row: ReadingRow) { plausibility.found(row) }
}
