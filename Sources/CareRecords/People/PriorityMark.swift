/// What gives priority beside the group. Source: the plan, 三(二): 同等条件下,优先安排特困、低保、高龄、留守.
public enum PriorityMark: String, RecordWord {
    /// 80 years and older.
    case advancedAge = "advanced-age"
    /// Left behind by children who work elsewhere.
    case leftBehind = "left-behind"
    /// Lives alone.
    case livesAlone = "lives-alone"

    /// In Chinese.
    public var title: String {
        switch self {
        case .advancedAge: "高龄"
        case .leftBehind: "留守"
        case .livesAlone: "独居"
        }
    }
}
