public import CareCore

/// That an authority must be told of an event, and in what time.
public struct AuthorityDemand: Sendable, Equatable {
    /// Why it must be told.
    public enum Basis: Sendable, Equatable {
        /// The supervision document (大政办发〔2021〕30号) says so; a county cannot lift it.
        case document
        /// The document is silent; a county may change it.
        case custom
        /// A rule of the county.
        case county
    }

    /// Who must be told.
    public let authority: Authority
    /// How long after the event became known; nothing where no source gives a time. It stands open from then on anyway.
    public let within: Milliseconds?
    /// Why.
    public let basis: Basis

    /// Makes a demand.
    public init(authority: Authority, within: Milliseconds?, basis: Basis) {
        self.authority = authority
        self.within = within
        self.basis = basis
    }

    /// What an event of `category` demands where the county has no rules of its own.
    ///
    /// Source: the supervision document, 二(一)6: infectious diseases and food poisoning are reported to 卫生健康, 民政,
    /// 市场监管 and 疾病预防控制; accidents at work to 应急管理局 and 民政局 at county level or above. Times: one hour,
    /// 生产安全事故报告和调查处理条例 article 9; two hours, 突发公共卫生事件应急条例 article 20. For every other category the
    /// document names no authority to report to, so those rows are customs: 二(一)3 makes 民政 and 公安 answer for
    /// abuse, 二(一)2 消防救援 for fire safety, and 民政 leads everywhere.
    public static func demands(of category: AbnormalCategory) -> [AuthorityDemand] {
        switch category {
        case .infection, .foodPoisoning:
            document([.health, .civilAffairs, .marketRegulation, .diseaseControl], within: .hours(2))
        case .workAccident: document([.emergencyManagement, .civilAffairs], within: .hours(1))
        case .abuse, .missing, .selfHarm, .harmToOthers: custom([.civilAffairs, .publicSecurity])
        case .fire: custom([.fireRescue, .emergencyManagement, .civilAffairs])
        case .gas: custom([.fireRescue, .civilAffairs])
        case .fall, .choking, .other: custom([.civilAffairs])
        }
    }

    /// What an event of `category` in `county` demands by these rows of `authorityRule`; those of other counties and
    /// categories are passed over.
    public static func demands(
        of category: AbnormalCategory, in county: CountyCode, rules: [RecordRow]
    ) -> [AuthorityDemand] {
        var demands = Dictionary(uniqueKeysWithValues: Self.demands(of: category).map { ($0.authority, $0) })
        for rule in rules
        where rule[SharedField.county] == county && rule[AuthorityRuleField.category] == category {
            guard let authority = rule[AuthorityRuleField.authority] else { continue }
            let written = demands[authority].flatMap { $0.basis == .document ? $0 : nil }
            guard rule[AuthorityRuleField.isRequired] == true || written != nil else {
                demands[authority] = nil
                continue
            }
            let within = rule[AuthorityRuleField.within].map(Milliseconds.minutes)
            demands[authority] = AuthorityDemand(
                authority: authority, within: within ?? written?.within, basis: written?.basis ?? .county)
        }
        return Authority.allCases.compactMap { demands[$0] }
    }

    private static func document(_ authorities: [Authority], within: Milliseconds) -> [AuthorityDemand] {
        authorities.map { AuthorityDemand(authority: $0, within: within, basis: .document) }
    }

    private static func custom(_ authorities: [Authority]) -> [AuthorityDemand] {
        authorities.map { AuthorityDemand(authority: $0, within: nil, basis: .custom) }
    }
}
