/// How a recovery order was closed.
public enum RecoveryOutcome: String, RecordWord {
    case ready
    case retired
    /// The ending was entered wrongly; the asset is in service again.
    case cancelled

    /// In Chinese.
    public var title: String {
        switch self {
        case .ready: "可再分配"
        case .retired: "报废"
        case .cancelled: "已撤销"
        }
    }
}
