/// What a family carer was taught during a visit. Source: the plan, 三(三)1(2): the four areas of practical skill.
public enum CareSkill: String, RecordWord {
    case daily
    case basic
    case rehabilitation
    case support

    /// In Chinese.
    public var title: String {
        switch self {
        case .daily: "生活照护"
        case .basic: "基础照护"
        case .rehabilitation: "康复服务"
        case .support: "心理支持"
        }
    }
}
