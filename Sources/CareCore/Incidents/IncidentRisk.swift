/// How much a person depends on being looked for, by what the registry knows of the resident; the first is looked for
/// first. Decision 41.
///
/// Source of the order: who cannot leave the bed cannot save themselves (care.md 8.2 exempts the bed-bound from every
/// rule that waits for them to get up), and who lives alone has nobody who would call (care.md 12 counts 独居 apart).
/// Both together come first; a recorded risk of falling, of wandering, of the lungs, heart or skin comes before none.
public enum IncidentRisk: Int, CaseIterable, Comparable, Sendable {
    case bedBoundAlone = 1
    case bedBound = 2
    case aloneAtRisk = 3
    case alone = 4
    case atRisk = 5
    /// Nothing is recorded.
    case none = 6

    /// The risk of a resident of whom these facts are recorded.
    public init(of facts: ResidentFacts) {
        let isAtRisk = ResidentFact.allCases.contains { fact in
            switch fact {
            case .highFallRisk, .wanderingRisk, .skinRisk, .chronicLungDisease, .arrhythmia, .criticalDrug: facts[fact]
            case .bedBound, .livesAlone, .betaBlocker, .altitude: false
            }
        }
        switch (facts[.bedBound], facts[.livesAlone]) {
        case (true, true): self = .bedBoundAlone
        case (true, false): self = .bedBound
        case (false, true): self = isAtRisk ? .aloneAtRisk : .alone
        case (false, false): self = isAtRisk ? .atRisk : .none
        }
    }

    /// What people read.
    public var title: BilingualText {
        switch self {
        case .bedBoundAlone: BilingualText(zh: "卧床且独居", en: "bed-bound, alone")
        case .bedBound: BilingualText(zh: "卧床", en: "bed-bound")
        case .aloneAtRisk: BilingualText(zh: "独居且有其他风险", en: "alone, at risk")
        case .alone: BilingualText(zh: "独居", en: "alone")
        case .atRisk: BilingualText(zh: "有其他风险", en: "at risk")
        case .none: BilingualText(zh: "无记录风险", en: "no recorded risk")
        }
    }

    /// The first is looked for first.
    public static func < (left: IncidentRisk, right: IncidentRisk) -> Bool { left.rawValue < right.rawValue }
}
