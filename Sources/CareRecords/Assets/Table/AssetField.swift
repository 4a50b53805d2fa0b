public import CareCore

/// Fields of assets: what the thing is, and where it stands now.
public enum AssetField {
    /// The asset by its number in the books (资产编号).
    public static let asset = RecordField<RecordID>("asset", "资产编号")
    /// What it is.
    public static let kind = RecordField<AssetKind>("kind", "资产类别")
    /// Maker and model.
    public static let model = RecordField<String>("model", "规格型号", longest: 100)
    /// The maker's serial number; no two assets have the same.
    public static let serial = RecordField<String>("serial", "序列号", longest: 64)
    /// The class of the catalogue of smart products for the elderly.
    public static let catalogueClass = RecordField<String>("catalogueClass", "推广目录类别", longest: 64)
    /// The code of GB/T 14885; a free field, because editions differ.
    public static let standardCode = RecordField<String>("standardCode", "GB/T 14885代码", longest: 32)
    /// Whose money paid for it.
    public static let fund = RecordField<FundSource>("fund", "资金来源")
    /// The price in fen.
    public static let price = RecordField<Int64>("price", "价格(分)", in: 0...100_000_000_00, unit: "fen")
    /// The day of purchase, from which the book value falls.
    public static let purchasedOn = RecordField<CivilDate>("purchasedOn", "购置日期")
    /// The last day of the warranty.
    public static let warrantyUntil = RecordField<CivilDate>("warrantyUntil", "保修截止日期")
    /// After how many months its book value is nothing.
    public static let lifeMonths = RecordField<Int64>("lifeMonths", "使用年限(月)", in: 1...600, unit: "months")
    /// Whose property it is, such as 大理市民政局.
    public static let owner = RecordField<String>("owner", "产权单位", longest: 100)
    /// The device that it is, once it talks.
    public static let device = RecordField<DeviceID>("device", "设备编号", expected: DeviceID.expected)
}

extension AssetField {
    /// Where it stands on its way.
    public static let state = RecordField<CustodyState>("state", "状态", expected: CustodyState.expected)
    /// Where it is.
    public static let place = RecordField<AssetPlace>("place", "所在", expected: AssetPlace.expected)
    /// The store to which it belongs when it serves nobody.
    public static let store = RecordField<RecordID>("store", "仓库编号")
    /// Who has signed for it.
    public static let custodian = StepField.person("custodian", "保管签收人")
    /// Since when it is in this state at this place.
    public static let since = RecordField<Timestamp>("since", "起始时间", expected: Timestamp.expected)
    /// How many moves it has behind it; the first has the number 0.
    public static let number = RecordField<Int64>("number", "流转序号", in: 0...999_999, unit: "moves")
    /// How many families it was issued to.
    public static let cycles = RecordField<Int64>("cycles", "循环次数", in: 0...9_999, unit: "issues")
    /// When it last came back from a home.
    public static let returnedAt = RecordField<Timestamp>("returnedAt", "最近离户时间", expected: Timestamp.expected)
    /// Why it left its last bed.
    public static let returnReason = RecordField<ReturnReason>("returnReason", "回收原因")
    /// The number of the approval with which it left the books.
    public static let approval = StepField.document("approval", "报废批准文号")
    /// Which office approved.
    public static let approvedBy = RecordField<RetirementApprover>("approvedBy", "报废批准单位")
    /// The number of the police report or of the written note about a loss.
    public static let lossDocument = StepField.document("lossDocument", "遗失证明编号")
}

extension AssetField {
    /// The state before a move; nothing before the first.
    public static let fromState = RecordField<CustodyState>("fromState", "原状态", expected: CustodyState.expected)
    /// The state after it.
    public static let toState = RecordField<CustodyState>("toState", "新状态", expected: CustodyState.expected)
    /// Who did it.
    public static let by = RecordField<String>("by", "经办人", longest: 128)
    /// Which member of the staff did it.
    public static let technician = RecordField<RecordID>("technician", "经办技术员")
    /// Why.
    public static let reason = StepField.words("reason", "事由")
    /// The number of the paper that shows it, or the record that does.
    public static let document = RecordField<String>("document", "凭证编号", longest: 100)
    /// The hash of a photograph or signature that shows it.
    public static let evidence = RecordField<ContentHash>("evidence", "凭证哈希", expected: ContentHash.expected)
    /// What was looked at before a silent thing was accepted.
    public static let inspection = StepField.words("inspection", "查验情况")
    /// Whether the family itself asked for the collection before the days of mourning were over.
    public static let atFamilyWish = RecordField<Bool>("atFamilyWish", "家属要求提前回收")
}

extension AssetField {
    /// What was done to prepare it for the next family.
    public static let work = RecordField<AssetWork>("work", "处理事项")
    /// The disinfectant or cleaning agent, with its concentration.
    public static let agent = RecordField<String>("agent", "消毒剂", longest: 100)
    /// How it was applied and how long, or how data was erased.
    public static let method = RecordField<String>("method", "方法", longest: 200)
    /// Whether it works.
    public static let passed = RecordField<Bool>("passed", "是否合格")
    /// Whether a new battery was put in.
    public static let batteryReplaced = RecordField<Bool>("batteryReplaced", "已更换电池")
    /// Parts that were replaced because they are given to nobody else.
    public static let partsReplaced = RecordField<RecordSet<AssetPart>>(
        "partsReplaced", "已更换部件", expected: RecordSet<AssetPart>.expected)
    /// The name of a store.
    public static let storeName = RecordField<String>("storeName", "仓库名称", longest: 100)
    /// Whose store it is.
    public static let holder = RecordField<StockHolder>("holder", "保管单位类型")
}
