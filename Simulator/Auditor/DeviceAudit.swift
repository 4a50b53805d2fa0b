/// What is asked of the gateway where devices get something wrong: each part judges one defect.
struct DeviceAudit {
    private var plausibility = PlausibilityAudit()
    private var lateData = LateDataAudit()
    private var hovering = HoverAudit()
    private var flutter = FlutterAudit()

    /// What breaks a promise.
    var violations: [Violation] {
        plausibility.violations + lateData.violations + hovering.violations + flutter.violations
    }

    mutating func judge(_ evidence: Evidence) {
        lateData.judge(evidence)
        hovering.judge(evidence)
        flutter.judge(evidence)
    }

    /// Takes in a reading of the database.
    mutating func found(_ row: ReadingRow) { plausibility.found(row) }
}
