/// How far the report of an abnormal event has come.
public enum AbnormalState: String, RecordWord {
    case open
    case closed

    /// In Chinese.
    public var title: String {
        switch self {
        case .open: "处理中"
        case .closed: "已结案"
        }
    }
}
