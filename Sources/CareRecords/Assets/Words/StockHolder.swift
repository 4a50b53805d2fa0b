/// Whose store it is. Source: care.md 11, "county or provider store".
public enum StockHolder: String, RecordWord {
    case county
    case provider

    /// In Chinese.
    public var title: String {
        switch self {
        case .county: "县市民政局"
        case .provider: "服务机构"
        }
    }
}
