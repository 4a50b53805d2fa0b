internal import CareCore

/// Fields of money. Amounts are in fen, a hundredth of a yuan.
public enum MoneyField {
    /// The most that one entry can say: a billion yuan, far above any county's programme; a typing error ends here.
    public static let most: Int64 = 100_000_000_000

    /// The entry.
    public static let money = RecordField<RecordID>("money", "资金记录编号")
    /// What it is for.
    public static let head = RecordField<MoneyHead>("head", "资金科目")
    /// Whose money it is.
    public static let source = RecordField<FundSource>("source", "资金来源")
    /// How far it has come.
    public static let kind = RecordField<MoneyKind>("kind", "资金性质")
    /// Fen; below 0 in a counter-entry only.
    public static let amount = RecordField<Int64>(
        "amount", "金额(分)",
        expected: "a whole number of fen up to \(most), more than 0, and below 0 in a counter-entry",
        accepts: { $0 != 0 && $0.magnitude <= most.magnitude })
    /// The document by which it was budgeted, allocated or paid.
    public static let document = StepField.document("document", "文号")
    /// The county's standard by which it was reckoned.
    public static let standard = RecordField<RecordID>("standard", "补助标准编号")
    /// How many units of the standard; one without it.
    public static let units = RecordField<Int64>("units", "数量", in: 1...1_000_000, unit: "units")
    /// The entry that a counter-entry takes back.
    public static let reverses = RecordField<RecordID>("reverses", "冲销的资金记录")
    /// Why it is taken back.
    public static let reversal = RecordField<MoneyReversal>("reversal", "冲销类别")
    /// The reason in words.
    public static let reverseReason = StepField.words("reverseReason", "冲销原因")
    /// Who stands for it.
    public static let reversedBy = StepField.person("reversedBy", "冲销人")
}

/// Fields of a county's standards (补助标准). Source: the plan, 五(三)3(2): the counties set them.
extension MoneyField {
    /// Fen for one unit.
    public static let unitAmount = RecordField<Int64>(
        "unitAmount", "单价(分)", in: 1...1_000_000_000, unit: "fen")
    /// What a unit is: a visit, a home, a person.
    public static let unit = RecordField<String>("unit", "计量单位", longest: 16)
    /// What the standard is called.
    public static let standardTitle = RecordField<String>("standardTitle", "标准名称", longest: 100)
    /// The first day for which it holds.
    public static let validFrom = RecordField<CivilDate>("validFrom", "生效日期")
    /// The last day for which it holds; open without it.
    public static let validUntil = RecordField<CivilDate>("validUntil", "失效日期")
}

/// Running sums.
extension MoneyField {
    /// Fen budgeted so far.
    public static let budgeted = sum("budgeted", "预算合计(分)")
    /// Fen allocated so far.
    public static let allocated = sum("allocated", "拨付合计(分)")
    /// Fen paid so far.
    public static let paid = sum("paid", "支出合计(分)")

    private static func sum(_ name: String, _ title: String) -> RecordField<Int64> {
        RecordField<Int64>(name, title, in: 0...1_000_000_000_000_000, unit: "fen")
    }
}
