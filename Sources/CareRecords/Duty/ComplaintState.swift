/// How far a complaint has come.
public enum ComplaintState: String, RecordWord {
    case open
    case answered

    /// In Chinese.
    public var title: String {
        switch self {
        case .open: "待答复"
        case .answered: "已答复"
        }
    }
}
