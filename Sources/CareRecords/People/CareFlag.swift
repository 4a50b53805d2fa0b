public import CareCore

/// What rules ask of a bed's resident. The words are those of the rule language.
public enum CareFlag: String, RecordWord {
    case bedBound = "bed_bound"
    case highFallRisk = "high_fall_risk"
    case wanderingRisk = "wandering_risk"
    case skinRisk = "skin_risk"
    case livesAlone = "lives_alone"
    case chronicLungDisease = "copd"
    case betaBlocker = "beta_blocker"
    case arrhythmia
    case criticalDrug = "critical_drug"

    /// In Chinese.
    public var title: String {
        switch self {
        case .bedBound: "卧床"
        case .highFallRisk: "跌倒高风险"
        case .wanderingRisk: "走失风险"
        case .skinRisk: "压疮风险"
        case .livesAlone: "独居"
        case .chronicLungDisease: "慢阻肺"
        case .betaBlocker: "服用β受体阻滞剂"
        case .arrhythmia: "心律失常"
        case .criticalDrug: "不可漏服药物"
        }
    }

    /// The fact of the same name; a test holds that there is one for each.
    public var fact: ResidentFact? { ResidentFact.named(rawValue) }
}
