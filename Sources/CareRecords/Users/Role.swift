/// What a user of the HTTP interface is, which decides what they may do. Where they may do it is their
/// `AccessScope`.
public enum Role: String, RecordWord {
    /// Watches and answers alarms for a provider's beds.
    case operatorOnDuty = "operator"
    /// Leads a provider: its staff, visits, rota and complaints.
    case providerLead = "provider-lead"
    /// A township's office.
    case township
    /// A county's civil-affairs office; sees the figures unmasked.
    case county
    /// The prefecture's civil-affairs office.
    case prefecture
    /// Commissions and mends devices.
    case technician
    /// Reads everything that was recorded of its counties, changes nothing.
    case auditor
    /// The family of one resident: one bed, by an expiring link.
    case family

    /// In Chinese.
    public var title: String {
        switch self {
        case .operatorOnDuty: "值班员"
        case .providerLead: "机构负责人"
        case .township: "乡镇经办"
        case .county: "县市民政"
        case .prefecture: "州民政"
        case .technician: "技术员"
        case .auditor: "审计"
        case .family: "家属"
        }
    }
}
