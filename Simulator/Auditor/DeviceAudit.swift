/// What is asked of the gateway where devices get something wrong: each part judges one defect.
struct DeviceAudit {
    private var lateData = LateDataAudit()
    private var hovering = HoverAudit()

    /// What breaks a promise.
    var violations: [Violation] { lateData.violations + hovering.violations }

    mutating func judge(_ evidence: Evidence) {
        lateData.judge(evidence)
        hovering.judge(evidence)
    }
}
