/// Why an asset leaves its bed. Source: care.md 11; the first two stand in the plan, 五(三)3.
public enum ReturnReason: String, RecordWord {
    case recovered
    case deceased
    case institution
    case moved
    case withdrew
    case agreementEnded = "agreement-ended"
    case deviceFault = "device-fault"
    /// Not used for 90 days.
    case longUnused = "long-unused"

    /// In Chinese.
    public var title: String {
        switch self {
        case .recovered: "康复"
        case .deceased: "去世"
        case .institution: "入住机构"
        case .moved: "迁出"
        case .withdrew: "自愿退出"
        case .agreementEnded: "协议期满"
        case .deviceFault: "设备故障"
        case .longUnused: "长期不用"
        }
    }

    /// Why the assets of a case leave when the case ends; a case that ends before service has none in service, and who
    /// is referred goes to an institution.
    init(_ reason: CaseEndReason) {
        switch reason {
        case .recovered: self = .recovered
        case .deceased: self = .deceased
        case .moved: self = .moved
        case .withdrew, .declined, .notEligible: self = .withdrew
        case .institution, .referred: self = .institution
        }
    }
}
