/// How somebody was told or answered.
public enum NoticeWay: String, RecordWord {
    case telephone
    case written
    case inPerson = "in-person"
    /// Through the authority's own system.
    case system

    /// In Chinese.
    public var title: String {
        switch self {
        case .telephone: "电话"
        case .written: "书面"
        case .inPerson: "当面"
        case .system: "系统报送"
        }
    }
}
