/// What makes somebody eligible: the four conditions that screening records, and the disability that the assessment
/// finds. Source: the plan, 三(二).
public enum EligibilityCriterion: String, RecordWord {
    case localHousehold = "local-household"
    case homeBasis = "home-basis"
    case willing
    case livesAtHome = "lives-at-home"
    case disability

    /// In Chinese.
    public var title: String {
        switch self {
        case .localHousehold: "本地户籍"
        case .homeBasis: "有家庭养老照护及改造基础"
        case .willing: "有意愿"
        case .livesAtHome: "居家生活"
        case .disability: "失能或部分失能"
        }
    }

    /// The answer that screening records; nothing for what only the assessment finds.
    public var answer: RecordField<Bool>? {
        switch self {
        case .localHousehold: CaseField.localHousehold
        case .homeBasis: CaseField.homeBasis
        case .willing: CaseField.willing
        case .livesAtHome: CaseField.livesAtHome
        case .disability: nil
        }
    }
}
