/// The four groups of disabled older people whom the plan serves. Source: the plan, 三(二).
public enum TargetGroup: String, RecordWord {
    case extremePoverty = "extreme-poverty"
    case minimumIncome = "minimum-income"
    case lowIncome = "low-income"
    case other

    /// In Chinese.
    public var title: String {
        switch self {
        case .extremePoverty: "分散供养特困"
        case .minimumIncome: "城乡低保"
        case .lowIncome: "低收入"
        case .other: "高龄、留守及其他"
        }
    }
}
