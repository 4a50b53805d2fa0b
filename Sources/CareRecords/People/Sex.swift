/// The sex of a person as the identity card says it.
public enum Sex: String, RecordWord {
    case male
    case female

    /// In Chinese.
    public var title: String {
        switch self {
        case .male: "男"
        case .female: "女"
        }
    }
}
