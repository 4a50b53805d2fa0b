/// What became of an item of a visit. Source: care.md 10; the words are our own choice.
public enum ItemResult: String, RecordWord {
    /// As it stands in the list.
    case done
    /// Begun and not finished.
    case partly
    /// The resident or the family did not want it.
    case refused
    /// Something else was in the way.
    case undone

    /// In Chinese.
    public var title: String {
        switch self {
        case .done: "完成"
        case .partly: "部分完成"
        case .refused: "老人或家属拒绝"
        case .undone: "未能完成"
        }
    }

    /// Whether it took time of the visit.
    public var isServed: Bool { self == .done || self == .partly }
}
