/// What the plan makes of a grade: MZ/T 039 grade 3 and GB/T 42195 grades 3 and 4 are 失能, grades 1 and 2 of either
/// 部分失能. Source: the plan, 三(二); care.md 1.
public enum Disability: String, RecordWord {
    case none
    case partial
    case disabled

    /// In Chinese.
    public var title: String {
        switch self {
        case .none: "能力完好"
        case .partial: "部分失能"
        case .disabled: "失能"
        }
    }

    /// What a grade of a standard means.
    public init(grade: Int64, of standard: AbilityStandard) {
        switch grade {
        case standard.disabledFrom...: self = .disabled
        case 1...: self = .partial
        default: self = .none
        }
    }
}
