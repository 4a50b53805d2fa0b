extension RecordTable {
    /// The tables of money, those that others point to first.
    public static let moneyTables: [RecordTable] = [.moneyStandard, .moneyEntry, .moneyAccount]

    /// What each county pays for a unit of something. A new amount is a new standard: entries keep theirs.
    public static let moneyStandard = RecordTable(
        "moneyStandard", key: [.required(MoneyField.standard)],
        [
            .required(SharedField.county, refersTo: "county"), .required(MoneyField.head),
            .required(MoneyField.standardTitle), .required(MoneyField.unitAmount), .required(MoneyField.unit),
            .required(MoneyField.validFrom), .optional(MoneyField.validUntil), .required(MoneyField.document),
        ])

    /// Money that was budgeted, allocated or paid, and counter-entries. No row ever changes.
    public static let moneyEntry = RecordTable(
        "moneyEntry", key: [.required(MoneyField.money)],
        [
            .required(SharedField.county, refersTo: "county"), .required(MoneyField.head),
            .required(MoneyField.source), .required(MoneyField.kind), .required(MoneyField.amount),
            .required(SharedField.on), .required(MoneyField.document),
            .optional(MoneyField.standard, refersTo: "moneyStandard"), .optional(MoneyField.units),
            .optional(SharedField.bed, refersTo: "bed"), .optional(SharedField.careCase, refersTo: "careCase"),
            .optional(VisitField.visit, refersTo: "visit"), .optional(TrainingField.training, refersTo: "training"),
            .optional(AbilityField.assessment, refersTo: "assessment"), .optional(AssetField.asset, refersTo: "asset"),
            .optional(MoneyField.reverses, refersTo: "moneyEntry"), .optional(MoneyField.reversal),
            .optional(MoneyField.reverseReason, .words), .optional(MoneyField.reversedBy, .name),
        ])

    /// The running sums of the entries, so that a payment is judged without reading all of them.
    public static let moneyAccount = RecordTable(
        "moneyAccount",
        key: [
            .required(SharedField.county, refersTo: "county"), .required(MoneyField.head),
            .required(MoneyField.source),
        ],
        [.required(MoneyField.budgeted), .required(MoneyField.allocated), .required(MoneyField.paid)])
}
