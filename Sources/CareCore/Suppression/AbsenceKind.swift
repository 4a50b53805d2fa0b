/// Why a resident is away from the bed. Raw values are stored and never change.
public enum AbsenceKind: UInt8, CaseIterable, Sendable {
    /// With relatives, on a journey, elsewhere.
    case away = 1
    /// In hospital: nobody should lie in the bed meanwhile.
    case hospital = 2

    /// The word in commands and records.
    public var name: String {
        switch self {
        case .away: "away"
        case .hospital: "hospital"
        }
    }

    /// The kind of that name.
    public static func named(_ name: String) -> AbsenceKind? { allCases.first { $0.name == name } }
}
