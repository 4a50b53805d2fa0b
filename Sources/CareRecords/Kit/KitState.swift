/// How far an item of a bed's kit has come.
public enum KitState: String, RecordWord {
    case planned
    case bound
    case tested
    /// A valid reading of it was seen.
    case readingSeen = "reading-seen"
    /// A silent item that was looked at.
    case inspected
    case signedOff = "signed-off"
    /// Refused by the family in writing.
    case refused
    case removed

    /// In Chinese.
    public var title: String {
        switch self {
        case .planned: "计划"
        case .bound: "已绑定"
        case .tested: "已测试"
        case .readingSeen: "已见有效读数"
        case .inspected: "已查验"
        case .signedOff: "已签收"
        case .refused: "书面拒绝"
        case .removed: "已撤除"
        }
    }

    /// Whether the item stands at the bed, so that its device cannot stand at another.
    public var holdsDevice: Bool {
        switch self {
        case .bound, .tested, .readingSeen, .inspected, .signedOff: true
        case .planned, .refused, .removed: false
        }
    }

    /// What is to be done next, for messages.
    var next: String {
        switch self {
        case .planned: "next: kit-bind"
        case .bound: "next: kit-test, or kit-inspect for a silent item"
        case .tested: "next: kit-reading"
        case .readingSeen, .inspected: "next: kit-sign-off"
        case .signedOff: "the item is in service; kit-remove takes it away"
        case .refused, .removed: "plan another item with kit-plan"
        }
    }
}
