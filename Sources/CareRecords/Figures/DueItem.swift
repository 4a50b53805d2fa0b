public import CareCore

/// Something that somebody must still do.
public struct DueItem: Sendable, Equatable {
    /// What it is.
    public enum Kind: String, CaseIterable, Sendable {
        case notice
        case complaint
        case call
        case assessment
        case unstartedVisit = "unstarted-visit"
        case missingVisits = "missing-visits"
        case visitsToCome = "visits-to-come"
        case asset
        /// A lost or retired thing is heard and must be found.
        case search
        case repayment

        /// In Chinese.
        public var title: String {
            switch self {
            case .notice: "待报告"
            case .complaint: "待答复投诉"
            case .call: "呼叫待处理"
            case .assessment: "待复评"
            case .unstartedVisit: "未开始上门"
            case .missingVisits: "上门次数不足"
            case .visitsToCome: "后续上门待开展"
            case .asset: "设备逾期"
            case .search: "待找回设备"
            case .repayment: "待退回资金"
            }
        }
    }

    /// What it is.
    public let kind: Kind
    /// The key of the record.
    public let key: String
    /// Since or until when; `nil` where no source gives a day.
    public let due: CivilDate?
    /// What must be done.
    public let text: BilingualText

    /// Where it stands in the order of days.
    var place: Int32 { due?.day ?? (kind == .visitsToCome ? .max : .min) }
}
