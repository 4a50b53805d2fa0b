/// Who acts on an alarm. Raw values are stored and never change. Source: care.md 8.4.
public enum Audience: UInt8, CaseIterable, Sendable {
    /// Rings (P1, P2) or stands in the duty list (P3).
    case `operator` = 1
    /// The family carer; becomes an operator's item only by `hand_over`.
    case carer = 2
    /// Makes or extends a maintenance order; never rings.
    case technician = 3
    /// A figure.
    case county = 4

    /// The word on the wire and in rules.
    public var name: String {
        switch self {
        case .operator: "operator"
        case .carer: "carer"
        case .technician: "technician"
        case .county: "county"
        }
    }

    /// The audience of that name.
    public static func named(_ name: String) -> Audience? { allCases.first { $0.name == name } }
}
