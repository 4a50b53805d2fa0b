/// How far a resident's case has come. The order is the order of the plan's steps.
public enum CaseState: String, RecordWord {
    case screened
    case homeAssessed = "home-assessed"
    case retrofitAgreed = "retrofit-agreed"
    case retrofitted
    case abilityAssessed = "ability-assessed"
    case planned
    case inService = "in-service"
    /// Reported dead; a second person or the list of deaths has not confirmed it yet.
    case ending
    case ended

    /// In Chinese.
    public var title: String {
        switch self {
        case .screened: "已筛查"
        case .homeAssessed: "已环境评估"
        case .retrofitAgreed: "已签改造协议"
        case .retrofitted: "已改造验收"
        case .abilityAssessed: "已能力评估"
        case .planned: "已签照护协议"
        case .inService: "服务中"
        case .ending: "去世待确认"
        case .ended: "已终止"
        }
    }

    /// Whether the case still occupies its resident: one open case a resident.
    public var isOpen: Bool { self != .ended }

    /// Whether somebody is served: also while a death is to be confirmed.
    public var isServed: Bool { self == .inService || self == .ending }

    /// Whether service has not begun.
    public var isBeforeService: Bool {
        switch self {
        case .screened, .homeAssessed, .retrofitAgreed, .retrofitted, .abilityAssessed, .planned: true
        case .inService, .ending, .ended: false
        }
    }

    /// What is to be done next, for messages.
    var next: String {
        switch self {
        case .screened: "next: case-home-assess"
        case .homeAssessed: "next: case-agree-retrofit"
        case .retrofitAgreed: "next: retrofit-item for each item, then case-accept-retrofit"
        case .retrofitted: "next: assessment, then case-assess"
        case .abilityAssessed: "next: case-plan"
        case .planned: "next: case-serve"
        case .inService: "next: case-end, when service ends"
        case .ending: "next: case-confirm-death or case-revert-death"
        case .ended: "the case has ended; case-screen opens a new one"
        }
    }
}
