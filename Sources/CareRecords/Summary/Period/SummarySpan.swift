/// The kinds of period that figures are made for. The raw value is the word in addresses and files.
public enum SummarySpan: String, RecordWord {
    case day
    case month
    case quarter
    case halfYear = "half-year"
    case year
    /// From the first day on record.
    case sinceStart = "since-start"

    /// In Chinese.
    public var title: String {
        switch self {
        case .day: "日"
        case .month: "月"
        case .quarter: "季"
        case .halfYear: "半年"
        case .year: "年"
        case .sinceStart: "启动以来"
        }
    }
}
