/// A pattern in the records that honest work hardly makes. A finding is a question to a person and never a verdict.
public enum SuspicionPattern: String, RecordWord {
    /// One photograph or signature stands in several visits.
    case reusedHash = "reused-hash"
    /// Two visits of one person lie nearer in time than the road between them allows.
    case tooNear = "too-near"
    /// Many check-ins within one minute.
    case burst
    /// Test presses of many beds came through one hub.
    case sharedHub = "shared-hub"
    /// Signs of life after the day of death.
    case vitalsAfterDeath = "vitals-after-death"
    /// Visits after the last day of their case.
    case afterEnd = "after-end"
    /// The bed was occupied while its resident was in hospital.
    case occupiedWhileAway = "occupied-while-away"
    /// What the bed's own devices saw does not agree with a visit.
    case contradicted

    /// In Chinese.
    public var title: String {
        switch self {
        case .reusedHash: "照片或签名重复使用"
        case .tooNear: "两次上门间隔短于路程"
        case .burst: "集中签到"
        case .sharedHub: "多床位经同一网关测试"
        case .vitalsAfterDeath: "去世后仍有体征"
        case .afterEnd: "个案终止后仍有上门"
        case .occupiedWhileAway: "住院期间床上有人"
        case .contradicted: CorroborationVerdict.contradicted.title
        }
    }
}
