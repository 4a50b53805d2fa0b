/// What somebody is to a resident.
public enum ContactDuty: String, RecordWord {
    /// A member of the family, or somebody whom the family pays, who cares at home (家属、护工).
    case familyCarer = "family-carer"
    case neighbour
    case villageDoctor = "village-doctor"
    case villageCadre = "village-cadre"
    case other

    /// In Chinese.
    public var title: String {
        switch self {
        case .familyCarer: "家庭照护者"
        case .neighbour: "邻居"
        case .villageDoctor: "村医"
        case .villageCadre: "村干部"
        case .other: "其他"
        }
    }
}
