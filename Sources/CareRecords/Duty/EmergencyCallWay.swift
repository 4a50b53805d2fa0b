/// By which way a call for help came.
public enum EmergencyCallWay: String, RecordWord {
    /// A device's alarm.
    case alarm
    /// The resident or somebody else telephoned.
    case telephone
    /// Somebody came or sent word.
    case other

    /// In Chinese.
    public var title: String {
        switch self {
        case .alarm: "设备报警"
        case .telephone: "电话"
        case .other: "其他"
        }
    }
}
