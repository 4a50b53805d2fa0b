/// Why a visit did not take place.
public enum CancelReason: String, RecordWord {
    case residentAway = "resident-away"
    case residentRefused = "resident-refused"
    case staffMissing = "staff-missing"
    /// Weather, road or traffic.
    case road
    case caseEnded = "case-ended"
    case mistake
    case other

    /// In Chinese.
    public var title: String {
        switch self {
        case .residentAway: "老人不在家"
        case .residentRefused: "老人或家属拒绝"
        case .staffMissing: "人员不足"
        case .road: "天气或道路"
        case .caseEnded: "个案终止"
        case .mistake: "误录"
        case .other: "其他"
        }
    }
}
