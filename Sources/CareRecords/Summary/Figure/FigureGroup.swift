/// The groups in which figures stand. Source: care.md 12.
public enum FigureGroup: String, RecordWord {
    case target
    case persons
    case beds
    case devices
    case visits
    case training
    case alerts
    case money
    case quality

    /// In Chinese.
    public var title: String {
        switch self {
        case .target: "任务"
        case .persons: "对象"
        case .beds: "床位"
        case .devices: "设备"
        case .visits: "上门"
        case .training: "培训"
        case .alerts: "告警"
        case .money: "资金"
        case .quality: "质量"
        }
    }
}
