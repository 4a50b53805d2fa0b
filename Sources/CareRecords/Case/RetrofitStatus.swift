/// How far one item of a retrofit has come.
public enum RetrofitStatus: String, RecordWord {
    case planned
    case done
    case accepted
    /// Refused by the family in writing.
    case refused

    /// In Chinese.
    public var title: String {
        switch self {
        case .planned: "计划"
        case .done: "完工"
        case .accepted: "验收合格"
        case .refused: "书面拒绝"
        }
    }

    /// Whether nothing more is to be done.
    public var isSettled: Bool { self == .accepted || self == .refused }

    /// What it may become from `earlier`; `nil` is an item that is not on the list yet. Work that fails its acceptance
    /// is planned anew, a family may change its mind, and an acceptance that was entered wrongly is taken back.
    public func isAllowed(after earlier: RetrofitStatus?) -> Bool {
        switch (earlier, self) {
        case (nil, .planned), (nil, .refused), (.planned, .done), (.planned, .refused), (.done, .accepted),
            (.done, .planned), (.refused, .planned), (.accepted, .planned):
            true
        default: false
        }
    }
}
