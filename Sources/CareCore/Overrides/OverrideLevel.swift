/// How far an override reaches; a higher one is more specific and wins. Raw values are stored and never change.
public enum OverrideLevel: UInt8, CaseIterable, Comparable, Sendable {
    case prefecture = 1
    case county = 2
    case provider = 3
    case bed = 4

    /// The less specific one sorts lower.
    public static func < (left: OverrideLevel, right: OverrideLevel) -> Bool { left.rawValue < right.rawValue }

    /// The word in records and on the command line.
    public var name: String {
        switch self {
        case .prefecture: "prefecture"
        case .county: "county"
        case .provider: "provider"
        case .bed: "bed"
        }
    }

    /// The level of that name.
    public static func named(_ name: String) -> OverrideLevel? { allCases.first { $0.name == name } }
}
