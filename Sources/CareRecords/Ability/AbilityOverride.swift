/// Why a grade is worse than the scores alone make it. Source: care.md 5.1, 5.2.
public enum AbilityOverride: String, RecordWord {
    /// The worst grade at once.
    case coma
    /// Dementia or another mental disorder: one grade worse.
    case diagnosis
    /// Two or more care-risk events within 30 days: one grade worse.
    case careRiskEvents = "care-risk-events"

    /// In Chinese.
    public var title: String {
        switch self {
        case .coma: "昏迷"
        case .diagnosis: "痴呆或精神疾病"
        case .careRiskEvents: "30天内照护风险事件2次及以上"
        }
    }
}
