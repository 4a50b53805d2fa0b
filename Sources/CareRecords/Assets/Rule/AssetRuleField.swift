/// Fields of what a county has laid down for a kind of asset. Source: the plan, 五(三)3: each county sets its rules.
public enum AssetRuleField {
    /// Whether another family may get it.
    public static let isReusable = RecordField<Bool>("isReusable", "可循环使用")
    /// Whether it comes back at all; what does not, stays with the family.
    public static let returns = RecordField<Bool>("returns", "需回收")
    /// Whose stores may hold it.
    public static let holders = RecordField<RecordSet<StockHolder>>(
        "holders", "可保管单位", expected: RecordSet<StockHolder>.expected, accepts: { !$0.words.isEmpty })
    /// Days from the end to the notice.
    public static let noticeDays = RecordField<Int64>("noticeDays", "通知天数", in: 0...365, unit: "days")
    /// Days after a death in which nobody speaks to the family about it.
    public static let contactDays = RecordField<Int64>("contactDays", "去世后最早联系天数", in: 0...365, unit: "days")
    /// Days from the end to the collection.
    public static let collectDays = RecordField<Int64>("collectDays", "回收天数", in: 0...365, unit: "days")
    /// Days from the collection to the disinfection.
    public static let sanitiseDays = RecordField<Int64>("sanitiseDays", "消毒天数", in: 0...365, unit: "days")
    /// Days from the collection until the next family can have it.
    public static let availableDays = RecordField<Int64>("availableDays", "可再分配天数", in: 0...365, unit: "days")
    /// How it is cleaned and disinfected.
    public static let sanitation = RecordField<String>("sanitation", "清洗消毒方法", longest: 200)
    /// Which office approves that it leaves the books.
    public static let approver = RecordField<RetirementApprover>("approver", "报废批准单位")
    /// Parts that no second person gets.
    public static let ownParts = RecordField<RecordSet<AssetPart>>(
        "ownParts", "不再分配部件", expected: RecordSet<AssetPart>.expected)
    /// The county's document, with its number.
    public static let source = RecordField<String>("source", "依据文件", longest: 200)
}
