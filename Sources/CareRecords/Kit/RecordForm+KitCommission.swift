extension RecordForm {
    /// A silent item was looked at.
    public static let kitInspect = kitStep(
        "kit-inspect", zh: "设备查验", en: "a silent item was looked at", from: [.bound], to: .inspected,
        [
            .required(KitField.inspectedAt), .required(KitField.inspectedBy, refersTo: "staff"),
            .required(KitField.inspection, .words),
        ]
    ) { row, context in row.faults("kit-inspect", onlyFor: .none) + row.kitOrderFaults(context) }

    /// A technician signs the item off, and somebody of the home signs for it; from then on it counts.
    public static let kitSignOff = kitStep(
        "kit-sign-off", zh: "设备签收", en: "a technician signs the item off", from: [.readingSeen, .inspected],
        to: .signedOff,
        [
            .required(KitField.signedOffAt), .required(KitField.signedOffBy, refersTo: "staff"),
            .required(KitField.signOffDocument), .required(KitField.acceptedBy, .name),
            .required(KitField.acceptedAs),
        ]
    ) { row, context in
        try row.kitOrderFaults(context) + row.misplacedFaults(at: row[KitField.signedOffAt], context)
    }
    .handingIn { row, _, context in try AssetKit.signingOff(row, context) }

    /// The family refuses the item in writing, before or after it was fitted.
    public static let kitRefuse = kitStep(
        "kit-refuse", zh: "书面拒绝设备", en: "the family refuses the item in writing",
        from: [.planned, .bound, .tested, .readingSeen, .inspected, .signedOff], to: .refused,
        [
            .required(KitField.refusedOn), .required(KitField.refusedBy, .name),
            .required(KitField.refusalDocument),
        ]
    ) { row, context in row.faults(KitField.refusedOn, notBefore: KitField.plannedOn, today: context.today) }
    .handingIn { row, _, context in try AssetKit.refusing(row, context) }

    /// The item is taken away, or was recorded wrongly.
    public static let kitRemove = kitStep(
        "kit-remove", zh: "设备撤除", en: "the item is taken away, or was recorded wrongly",
        from: [.planned, .bound, .tested, .readingSeen, .inspected, .signedOff, .refused], to: .removed,
        [
            .required(KitField.removedAt), .required(KitField.removedBy, refersTo: "staff"),
            .required(KitField.removalReason, .words),
        ]
    ) { row, context in row.kitOrderFaults(context) }
    .handingIn(
        asides: [
            .optional(AssetField.returnReason), .optional(AssetField.store, refersTo: "assetStore"),
            .optional(AssetField.atFamilyWish),
        ]
    ) { row, filled, context in try AssetKit.removing(row, filled, context) }
}
