/// Who signs for a thing that is fitted at a bed. Many residents cannot sign themselves.
public enum KitSigner: String, RecordWord {
    /// The resident.
    case resident = "self"
    case family
    case guardian
    case agent
    /// Somebody who is paid to care there.
    case carer

    /// In Chinese.
    public var title: String {
        switch self {
        case .resident: "本人"
        case .family: "家属"
        case .guardian: "监护人"
        case .agent: "代理人"
        case .carer: "护工"
        }
    }
}
