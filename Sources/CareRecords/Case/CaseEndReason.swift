/// Why a case ended. Source: the plan, 五(一)3 (转介) and 五(三)3 (康复或去世).
public enum CaseEndReason: String, RecordWord {
    case recovered
    case deceased
    case moved
    case withdrew
    case institution
    case notEligible = "not-eligible"
    case declined
    case referred

    /// In Chinese.
    public var title: String {
        switch self {
        case .recovered: "康复"
        case .deceased: "去世"
        case .moved: "迁出"
        case .withdrew: "自愿退出"
        case .institution: "入住机构"
        case .notEligible: "不符合条件"
        case .declined: "放弃"
        case .referred: "转介"
        }
    }

    /// Whether a case in that state can end for this reason. People die on the waiting list too, and no other reason
    /// would tell the truth of them.
    public func isAllowed(from state: CaseState) -> Bool {
        switch self {
        case .deceased: state.isBeforeService || state == .inService
        case .recovered, .moved, .withdrew, .institution: state == .inService
        case .notEligible, .declined, .referred: state.isBeforeService
        }
    }
}
