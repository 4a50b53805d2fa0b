/// Why somebody is assessed. Source: care.md 5.1.
public enum AbilityReason: String, RecordWord {
    case initial
    case routine
    case afterChange = "after-change"
    case disputed

    /// In Chinese, as the standard has it.
    public var title: String {
        switch self {
        case .initial: "接受服务前初评"
        case .routine: "接受服务后的常规评估"
        case .afterChange: "状况发生变化后的即时评估"
        case .disputed: "因评估结果有疑问进行的复评"
        }
    }
}
