/// What rules may ask of a bed's resident (`resident.skin_risk`) and of the bed (`bed.altitude`).
///
/// Raw values are stored as bits of the bed's row and never change.
public enum ResidentFact: UInt8, CaseIterable, Sendable {
    case bedBound = 0
    case highFallRisk = 1
    case wanderingRisk = 2
    case skinRisk = 3
    case livesAlone = 4
    case chronicLungDisease = 5
    case betaBlocker = 6
    case arrhythmia = 7
    /// Takes a drug of which no dose may be missed: against epilepsy, Parkinson's disease, clots.
    case criticalDrug = 8
    /// Metres above sea level; a number, not a bit.
    case altitude = 63

    /// What the rule language and the import file call the fact.
    public var name: String {
        switch self {
        case .bedBound: "bed_bound"
        case .highFallRisk: "high_fall_risk"
        case .wanderingRisk: "wandering_risk"
        case .skinRisk: "skin_risk"
        case .livesAlone: "lives_alone"
        case .chronicLungDisease: "copd"
        case .betaBlocker: "beta_blocker"
        case .arrhythmia: "arrhythmia"
        case .criticalDrug: "critical_drug"
        case .altitude: "altitude"
        }
    }

    /// The fact of that name.
    public static func named(_ name: String) -> ResidentFact? { allCases.first { $0.name == name } }
}
