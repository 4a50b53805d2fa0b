/// What a bed's devices say of a visit.
public enum CorroborationVerdict: String, RecordWord {
    /// They saw it.
    case corroborated
    /// They say nothing for it and nothing against it.
    case notSeen = "not-seen"
    /// What they saw does not agree with it; a person must look.
    case contradicted

    /// In Chinese.
    public var title: String {
        switch self {
        case .corroborated: "设备已佐证"
        case .notSeen: "设备未见"
        case .contradicted: "与设备记录矛盾"
        }
    }
}
