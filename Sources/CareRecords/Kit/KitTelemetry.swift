/// Whether an item reports to the gateway.
public enum KitTelemetry: String, RecordWord {
    case reports
    /// Silent: it is commissioned by inspection.
    case none

    /// In Chinese.
    public var title: String {
        switch self {
        case .reports: "联网"
        case .none: "不联网"
        }
    }
}
