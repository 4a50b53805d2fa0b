/// Work on an asset that must be proved before the next family gets it.
public enum AssetWork: String, RecordWord {
    /// Cleaned and disinfected as MZ/T 175.2-2021 says.
    case sanitation
    case functionTest = "function-test"
    /// Data of the last person erased.
    case wipe

    /// In Chinese.
    public var title: String {
        switch self {
        case .sanitation: "清洗消毒"
        case .functionTest: "功能测试"
        case .wipe: "数据清除"
        }
    }
}
