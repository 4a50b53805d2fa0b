/// By which standard ability was assessed. Results are never converted from one to the other. Source: care.md 5.1, 5.2.
public enum AbilityStandard: String, RecordWord {
    /// MZ/T 039-2013, the one that the plan binds.
    case civilAffairs2013 = "mzt-039-2013"
    /// GB/T 42195-2022, the national one.
    case national2022 = "gbt-42195-2022"

    /// The standard's number.
    public var title: String {
        switch self {
        case .civilAffairs2013: "MZ/T 039-2013"
        case .national2022: "GB/T 42195-2022"
        }
    }

    /// 2022-12-30, from which GB/T 42195-2022 holds. Source: care.md 5.2.
    public static let nationalFrom = CivilDate(year: 2022, month: 12, day: 30)

    /// The standard of a day where an assessment names none.
    public static func standing(on day: CivilDate) -> AbilityStandard {
        nationalFrom.map { day >= $0 } == true ? .national2022 : .civilAffairs2013
    }

    /// The first grade of this standard that is complete or severe disability (失能); grades from 1 below it are partial
    /// disability (部分失能). Both standards call their grade 3 severe.
    public var disabledFrom: Int64 { 3 }

    /// The worst grade.
    public var worstGrade: Int64 {
        switch self {
        case .civilAffairs2013: 3
        case .national2022: 4
        }
    }

    /// Months after which ability is assessed again. Source: care.md 5.1, 8.2 (ASM-1).
    public var reviewMonths: Int {
        switch self {
        case .civilAffairs2013: 6
        case .national2022: 12
        }
    }

    /// What the standard asks, in its order.
    public var items: [AbilityItem] {
        switch self {
        case .civilAffairs2013: AbilityItem.civilAffairs2013
        case .national2022: AbilityItem.national2022
        }
    }
}
