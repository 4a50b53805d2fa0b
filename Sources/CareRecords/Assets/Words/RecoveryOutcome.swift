/// How a recovery order was closed.
public enum RecoveryOutcome: String, RecordWord {
    /// The next family may have it: it was made ready, or never was in use.
    case ready
    case retired
    /// The ending was entered wrongly; the asset goes on where it was.
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
