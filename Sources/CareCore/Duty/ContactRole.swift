/// Why somebody is told of an alarm. Raw values are stored and never change. Source: care.md 9.
public enum ContactRole: UInt8, CaseIterable, Sendable {
    case `operator` = 1
    case secondOperator = 2
    case stationHead = 3
    case family = 4
    case neighbour = 5
    /// 村医
    case villageDoctor = 6
    /// 村干部
    case villageCadre = 7
    /// The provider's responsible person.
    case responsible = 8
    case technician = 9
    /// A machine of the fire service that takes reports.
    case firePlatform = 10
    case county = 11

    /// The word in policies, in the contact book and in records.
    public var name: String {
        switch self {
        case .operator: "operator"
        case .secondOperator: "second_operator"
        case .stationHead: "station_head"
        case .family: "family"
        case .neighbour: "neighbour"
        case .villageDoctor: "village_doctor"
        case .villageCadre: "village_cadre"
        case .responsible: "responsible"
        case .technician: "technician"
        case .firePlatform: "fire_platform"
        case .county: "county"
        }
    }

    /// The role of that name.
    public static func named(_ name: String) -> ContactRole? { allCases.first { $0.name == name } }

    /// Whether a program takes what is told, and no person.
    var isMachine: Bool { self == .firePlatform }

    /// Whether it is the work of whoever has the role to see to alarms; the others are near the person.
    public var isStaff: Bool {
        switch self {
        case .operator, .secondOperator, .stationHead, .responsible, .technician, .county: true
        case .family, .neighbour, .villageDoctor, .villageCadre, .firePlatform: false
        }
    }

    /// Whether a duty rota may say who has the role when.
    public var hasRota: Bool {
        switch self {
        case .operator, .secondOperator, .stationHead, .technician: true
        case .family, .neighbour, .villageDoctor, .villageCadre, .responsible, .firePlatform, .county: false
        }
    }
}
