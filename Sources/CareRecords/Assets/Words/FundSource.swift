/// Whose money paid for it. Source: care.md 11.
public enum FundSource: String, RecordWord {
    case central
    case province
    case prefecture
    case county
    /// Raised by the provider, the family or others.
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
