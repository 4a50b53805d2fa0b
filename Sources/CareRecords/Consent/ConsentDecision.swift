/// What was said about a purpose.
public enum ConsentDecision: String, RecordWord {
    case given
    case withdrawn

    /// In Chinese.
    public var title: String {
        switch self {
        case .given: "同意"
        case .withdrawn: "撤回"
        }
    }
}
