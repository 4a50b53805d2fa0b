extension RecordTable {
    /// What each bed is fitted with.
    public static let kitItem = RecordTable(
        "kitItem", key: [.required(KitField.item)],
        [
            .required(SharedField.bed, refersTo: "bed"), .required(KitField.kind), .required(KitField.telemetry),
            .required(KitField.state), .optional(KitField.otherKind), .optional(KitField.approval),
            .optional(KitField.sharedWith, refersTo: "kitItem"), .required(KitField.plannedOn),
            .required(KitField.plannedBy, refersTo: "staff"),
            .optional(KitField.device, refersTo: "device"), .optional(KitField.serial),
            .optional(KitField.deviceSince),
            .optional(KitField.boundAt), .optional(KitField.boundBy, refersTo: "staff"),
            .optional(KitField.testedAt), .optional(KitField.testedBy, refersTo: "staff"),
            .optional(KitField.testSeen, .words),
            .optional(KitField.readingAt), .optional(KitField.readingBy, refersTo: "staff"),
            .optional(KitField.reading, .words),
            .optional(KitField.inspectedAt), .optional(KitField.inspectedBy, refersTo: "staff"),
            .optional(KitField.inspection, .words),
            .optional(KitField.signedOffAt), .optional(KitField.signedOffBy, refersTo: "staff"),
            .optional(KitField.signOffDocument),
            .optional(KitField.acceptedBy, .name), .optional(KitField.acceptedAs),
            .optional(KitField.refusedOn), .optional(KitField.refusedBy, .name),
            .optional(KitField.refusalDocument),
            .optional(KitField.removedAt), .optional(KitField.removedBy, refersTo: "staff"),
            .optional(KitField.removalReason, .words),
        ])

    /// Corrections of two devices that stood each at the other's bed.
    public static let kitSwap = RecordTable(
        "kitSwap",
        key: [
            .required(KitField.device, refersTo: "device"), .required(KitField.otherDevice, refersTo: "device"),
            .required(KitField.since),
        ],
        [.required(KitField.swappedBy, refersTo: "staff"), .optional(SharedField.note, .words)])
}
