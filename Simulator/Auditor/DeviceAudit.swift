/// What is asked of the gateway where devices get something wrong: each part judges one defect.
struct DeviceAudit {
    private var lateData = LateDataAudit()

    /// What breaks a promise.
    var violations: [Violation] { lateData.violations }

    mutating func judge(_ evidence: Evidence) {
        lateData.judge(evidence)
    }
}
