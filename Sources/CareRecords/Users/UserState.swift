/// Whether somebody may come in.
public enum UserState: String, RecordWord {
    /// They may.
    case active
    /// A person has locked them out, until a person lets them in again.
    case locked
    /// They never will; the identity is not given again.
    case ended

    /// In Chinese.
    public var title: String {
        switch self {
        case .active: "正常"
        case .locked: "已锁定"
        case .ended: "已注销"
        }
    }
}
