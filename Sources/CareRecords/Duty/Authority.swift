/// An authority that may have to be told of an event; always the one of the county or above.
public enum Authority: String, RecordWord {
    case civilAffairs = "civil-affairs"
    case health
    case marketRegulation = "market-regulation"
    case diseaseControl = "disease-control"
    case emergencyManagement = "emergency-management"
    case publicSecurity = "public-security"
    case fireRescue = "fire-rescue"

    /// In Chinese.
    public var title: String {
        switch self {
        case .civilAffairs: "民政局"
        case .health: "卫生健康局"
        case .marketRegulation: "市场监管局"
        case .diseaseControl: "疾病预防控制中心"
        case .emergencyManagement: "应急管理局"
        case .publicSecurity: "公安局"
        case .fireRescue: "消防救援大队"
        }
    }
}
