/// What kind of abnormal event it is (异常事件). A closed list, so that counties count the same things.
public enum AbnormalCategory: String, RecordWord {
    case fall
    case choking
    case missing
    case selfHarm = "self-harm"
    case harmToOthers = "harm-to-others"
    case fire
    case gas
    case infection
    case foodPoisoning = "food-poisoning"
    /// An accident under the rules about safety at work (生产安全事故).
    case workAccident = "work-accident"
    case abuse
    case other

    /// In Chinese.
    public var title: String {
        switch self {
        case .fall: "跌倒"
        case .choking: "噎食"
        case .missing: "走失"
        case .selfHarm: "自伤/自杀"
        case .harmToOthers: "他伤"
        case .fire: "火灾"
        case .gas: "燃气/CO"
        case .infection: "传染病"
        case .foodPoisoning: "食物中毒"
        case .workAccident: "生产安全事故"
        case .abuse: "欺老虐老"
        case .other: "其他"
        }
    }
}
