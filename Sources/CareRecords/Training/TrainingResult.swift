/// How a training ended.
public enum TrainingResult: String, RecordWord {
    case passed
    case failed

    /// In Chinese.
    public var title: String {
        switch self {
        case .passed: "合格"
        case .failed: "不合格"
        }
    }
}
