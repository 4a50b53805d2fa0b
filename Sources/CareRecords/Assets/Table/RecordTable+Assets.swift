extension RecordTable {
    /// The tables of assets, those that others point to first.
    public static let assets: [RecordTable] = [
        assetStore, assetRule, asset, assetMove, assetWork, recoveryOrder, assetKept,
    ]

    /// Stores of counties and providers.
    public static let assetStore = RecordTable(
        "assetStore", key: [.required(AssetField.store)],
        [
            .required(SharedField.county, refersTo: "county"), .required(AssetField.storeName),
            .required(AssetField.holder), .optional(SharedField.provider, refersTo: "provider"),
        ])

    /// What a county has laid down for a kind.
    public static let assetRule = RecordTable(
        "assetRule", key: [.required(SharedField.county, refersTo: "county"), .required(AssetField.kind)],
        [
            .required(AssetRuleField.isReusable), .required(AssetRuleField.returns),
            .required(AssetRuleField.holders), .required(AssetRuleField.noticeDays),
            .required(AssetRuleField.contactDays), .required(AssetRuleField.collectDays),
            .required(AssetRuleField.sanitiseDays), .required(AssetRuleField.availableDays),
            .required(AssetRuleField.sanitation), .required(AssetRuleField.approver),
            .optional(AssetRuleField.ownParts), .required(AssetRuleField.source),
        ])

    /// Assets: what each is, and its present state and one place.
    public static let asset = RecordTable(
        "asset", key: [.required(AssetField.asset)],
        [
            .required(SharedField.county, refersTo: "county"), .required(AssetField.kind),
            .required(AssetField.model), .required(AssetField.serial), .optional(AssetField.catalogueClass),
            .optional(AssetField.standardCode), .required(AssetField.fund), .required(AssetField.price),
            .required(AssetField.purchasedOn), .required(AssetField.warrantyUntil),
            .required(AssetField.lifeMonths), .required(AssetField.owner),
            .optional(AssetField.device, refersTo: "device"),
            .required(AssetField.state), .required(AssetField.place),
            .required(AssetField.store, refersTo: "assetStore"), .optional(SharedField.bed, refersTo: "bed"),
            .optional(AssetField.custodian, .name), .required(AssetField.since), .required(AssetField.number),
            .required(AssetField.cycles), .optional(AssetField.returnedAt), .optional(AssetField.returnReason),
            .optional(AssetField.approval), .optional(AssetField.approvedBy), .optional(AssetField.lossDocument),
            .optional(StepField.correction, .words),
        ])

    /// Every move of every asset: from state to state, or from place to place in one state.
    public static let assetMove = RecordTable(
        "assetMove", key: [.required(AssetField.asset, refersTo: "asset"), .required(AssetField.number)],
        [
            .optional(AssetField.fromState), .required(AssetField.toState), .required(SharedField.at),
            .required(AssetField.by, .name), .required(AssetField.reason, .words),
            .optional(AssetField.returnReason), .optional(AssetField.document), .optional(AssetField.evidence),
            .required(AssetField.place), .optional(SharedField.bed, refersTo: "bed"),
            .optional(AssetField.custodian, .name), .optional(AssetField.approval),
        ])

    /// Work that prepares an asset for the next family.
    public static let assetWork = RecordTable(
        "assetWork",
        key: [
            .required(AssetField.asset, refersTo: "asset"), .required(AssetField.work), .required(SharedField.at),
        ],
        [
            .required(AssetField.by, .name), .optional(AssetField.agent), .optional(AssetField.method),
            .optional(AssetField.passed), .optional(AssetField.batteryReplaced),
            .optional(AssetField.document), .optional(AssetField.evidence),
        ])

    /// One order for each asset that must come back, by the number of the move that began it.
    public static let recoveryOrder = RecordTable(
        "recoveryOrder", key: [.required(AssetField.asset, refersTo: "asset"), .required(AssetField.number)],
        [
            .required(SharedField.county, refersTo: "county"), .required(SharedField.bed, refersTo: "bed"),
            .optional(SharedField.careCase, refersTo: "careCase"), .required(AssetField.returnReason),
            .required(RecoveryField.endedOn), .required(RecoveryField.noticeDue),
            .required(RecoveryField.contactFrom), .required(RecoveryField.collectDue),
            .required(RecoveryField.sanitiseDue), .required(RecoveryField.availableDue),
            .optional(RecoveryField.noticedAt), .optional(RecoveryField.noticedBy, .name),
            .optional(RecoveryField.collectedAt), .optional(RecoveryField.sanitisedAt),
            .optional(RecoveryField.closedAt), .optional(RecoveryField.outcome),
        ])

    /// Assets that stayed with the family when a case ended. A row counts while its case is ended.
    public static let assetKept = RecordTable(
        "assetKept",
        key: [
            .required(AssetField.asset, refersTo: "asset"), .required(SharedField.careCase, refersTo: "careCase"),
        ],
        [
            .required(SharedField.bed, refersTo: "bed"), .required(SharedField.at), .required(AssetField.by, .name),
            .required(AssetField.reason, .words), .optional(AssetField.document),
        ])
}
