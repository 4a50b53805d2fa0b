/// Why a counter-entry takes another entry back.
public enum MoneyReversal: String, RecordWord {
    /// The entry was wrong; no money moved back.
    case mistake
    /// The money came back.
    case paidBack = "paid-back"

    /// In Chinese.
    public var title: String {
        switch self {
        case .mistake: "录入错误"
        case .paidBack: "已退回"
        }
    }
}
