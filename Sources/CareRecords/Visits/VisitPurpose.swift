/// What a visit is for. Source: the plan, 三(三)2(2): the main task of the first, the second and the third visit.
public enum VisitPurpose: String, RecordWord {
    /// The first: service by the care plan, and the family learns to care.
    case serviceAndTeach = "service-and-teach"
    /// The second: the care plan is reviewed and adjusted.
    case reviewPlan = "review-plan"
    /// The third: experience is summed up and the family carer is guided.
    case sumUpAndGuide = "sum-up-and-guide"
    /// Every later one.
    case further

    /// The purpose that the plan gives to the visit of that number.
    public init(ordinal: Int64) {
        switch ordinal {
        case 1: self = .serviceAndTeach
        case 2: self = .reviewPlan
        case 3: self = .sumUpAndGuide
        default: self = .further
        }
    }

    /// In Chinese.
    public var title: String {
        switch self {
        case .serviceAndTeach: "服务并传授技能"
        case .reviewPlan: "调整照护计划"
        case .sumUpAndGuide: "总结指导"
        case .further: "后续服务"
        }
    }
}
