/// What money is for. Source: the plan, 五(三)3(2), which names these five.
public enum MoneyHead: String, RecordWord {
    case assessment
    case retrofit
    case devices
    case training
    case visits

    /// In Chinese.
    public var title: String {
        switch self {
        case .assessment: "评估"
        case .retrofit: "改造"
        case .devices: "设备"
        case .training: "技能"
        case .visits: "上门"
        }
    }
}
