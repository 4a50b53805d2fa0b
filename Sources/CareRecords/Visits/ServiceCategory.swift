/// To what kind of care an item of a county's service list belongs. Source: care.md 10, after the national notices.
public enum ServiceCategory: String, RecordWord {
    case living
    case basic
    case rehabilitation
    case support
    case health
    case errands
    case teaching
    case equipment

    /// In Chinese.
    public var title: String {
        switch self {
        case .living: "生活照护"
        case .basic: "基础照护"
        case .rehabilitation: "康复护理"
        case .support: "心理支持"
        case .health: "健康管理"
        case .errands: "委托代办"
        case .teaching: "技能传授"
        case .equipment: "设备维护"
        }
    }
}
