/// Whose money it is. Source: care.md 11, fund source.
public enum MoneySource: String, RecordWord {
    case central
    case province
    case prefecture
    case county
    /// Families and providers themselves.
    case own

    /// In Chinese.
    public var title: String {
        switch self {
        case .central: "中央"
        case .province: "省"
        case .prefecture: "州"
        case .county: "县"
        case .own: "自筹"
        }
    }
}
