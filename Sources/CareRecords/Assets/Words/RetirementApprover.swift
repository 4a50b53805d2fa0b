/// Which office approves that an asset leaves the books. Source: own choice of words; who it is, is each county's rule
/// (care.md 5.6: 《行政事业性国有资产管理条例》 demands an approval and leaves the office to the level of government).
public enum RetirementApprover: String, RecordWord {
    case countyCivilAffairs = "county-civil-affairs"
    case countyFinance = "county-finance"
    case prefectureCivilAffairs = "prefecture-civil-affairs"

    /// In Chinese.
    public var title: String {
        switch self {
        case .countyCivilAffairs: "县市民政局"
        case .countyFinance: "县市财政局"
        case .prefectureCivilAffairs: "州民政局"
        }
    }
}
