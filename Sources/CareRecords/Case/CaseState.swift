/// How far a resident's case has come. The order is the order of the plan's steps.
public enum CaseState: String, RecordWord {
    case screened
    case homeAssessed = "home-assessed"
    case retrofitAgreed = "retrofit-agreed"
    case retrofitted
    case abilityAssessed = "ability-assessed"
    case planned
    case inService = "in-service"
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
        case .ended: "已终止"
        }
    }
}
