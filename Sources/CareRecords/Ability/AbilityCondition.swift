/// What an assessor states beside the scores, and what may worsen the grade. Source: care.md 5.1, 5.2.
public enum AbilityCondition: String, RecordWord {
    /// 昏迷.
    case coma
    /// Cognitive disorder or dementia that a doctor diagnosed (F00–F03).
    case dementia
    /// Another mental disorder that a doctor diagnosed (F04–F99).
    case mentalIllness = "mental-illness"

    /// In Chinese.
    public var title: String {
        switch self {
        case .coma: "昏迷"
        case .dementia: "认知障碍或痴呆"
        case .mentalIllness: "精神疾病"
        }
    }
}
