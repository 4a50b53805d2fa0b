/// By which way a complaint came. Source: the supervision document, 二(二)10: a hotline and letter boxes.
public enum ComplaintWay: String, RecordWord {
    case hotline
    case letterBox = "letter-box"
    case inPerson = "in-person"
    case followUp = "follow-up"
    case other

    /// In Chinese.
    public var title: String {
        switch self {
        case .hotline: "监督热线"
        case .letterBox: "投诉信箱"
        case .inPerson: "来访"
        case .followUp: "回访"
        case .other: "其他"
        }
    }
}
