/// A piece of evidence that a bed's dossier should have and has not.
public struct MissingEvidence: Sendable, Equatable {
    /// What is missing.
    public enum Kind: String, CaseIterable, Sendable {
        case screening
        case homeAssessment
        case retrofitAgreement
        case retrofitItem
        case refusalPaper
        case retrofitAcceptance
        case assessment
        case review
        case careAgreement
        case consent
        case kit
        case kitAcceptance
        case serial
        case asset
        case visits
        case visitEvidence
        case training
        case deathConfirmation
        case collection
        case paidThing

        /// In Chinese.
        public var title: String {
            switch self {
            case .screening: "无筛查记录"
            case .homeAssessment: "无家庭环境评估"
            case .retrofitAgreement: "无改造协议"
            case .retrofitItem: "必须改造项目未完成"
            case .refusalPaper: "拒绝无书面材料"
            case .retrofitAcceptance: "改造未验收"
            case .assessment: "无能力评估"
            case .review: "复评逾期"
            case .careAgreement: "无照护协议"
            case .consent: "无个人信息同意书"
            case .kit: "必配设备缺失"
            case .kitAcceptance: "设备未验收签收"
            case .serial: "设备无序列号"
            case .asset: "设备未登记为资产"
            case .visits: "上门次数不足"
            case .visitEvidence: "上门无签名"
            case .training: "无持证受训人员"
            case .deathConfirmation: "去世未经复核"
            case .collection: "设备未回收"
            case .paidThing: "支出无据"
            }
        }
    }

    /// What is missing.
    public let kind: Kind
    /// The record that should have it; the bed where there is none.
    public let key: String
    /// More about it, in Chinese; may be empty.
    public let detail: String

    /// Makes one.
    public init(_ kind: Kind, _ key: String, _ detail: String = "") {
        self.kind = kind
        self.key = key
        self.detail = detail
    }
}
