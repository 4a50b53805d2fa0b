/// How far money has come.
public enum MoneyKind: String, RecordWord {
    case budgeted
    case allocated
    case paid

    /// In Chinese.
    public var title: String {
        switch self {
        case .budgeted: "预算"
        case .allocated: "拨付"
        case .paid: "支出"
        }
    }
}
