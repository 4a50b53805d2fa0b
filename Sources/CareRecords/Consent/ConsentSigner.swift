/// Who signed a consent. People who are severely disabled or suffer from dementia often cannot sign themselves.
public enum ConsentSigner: String, RecordWord {
    /// The resident.
    case resident = "self"
    case guardian
    case agent

    /// In Chinese.
    public var title: String {
        switch self {
        case .resident: "本人"
        case .guardian: "监护人"
        case .agent: "代理人"
        }
    }
}
