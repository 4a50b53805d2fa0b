extension RecordForm {
    /// An item is planned for a bed.
    public static let kitPlan = RecordForm(
        "kit-plan", zh: "设备配置计划", en: "an item is planned for a bed", subject: [.required(KitField.item)],
        planning
    ) { filled, context in
        guard let kind = filled[KitField.kind] else { return .incomplete }
        let key = filled[name: KitField.item.name]
        if let row = try context.book.row(.kitItem, key: [key]) {
            if planning.allSatisfy({ row[name: $0.name] == filled[name: $0.name] }) { return .accepted(.unchanged) }
            return .refused(
                KitField.item.name, expected: "an identity that no item has", found: filled[KitField.item]?.text ?? "",
                hint: "take the wrong item away with kit-remove and plan another")
        }
        var faults = filled.faults(KitField.plannedOn, today: context.today)
        let choice = "kind \(kind.rawValue)"
        faults += filled.faults(KitField.otherKind, isWanted: kind == .other, with: choice)
        faults += filled.faults(KitField.approval, isWanted: kind == .other, with: choice)
        if kind.mustReport, filled[KitField.telemetry] == KitTelemetry.none {
            faults.append(
                RecordFault(
                    KitField.telemetry.name, expected: "reports (联网) for \(kind.title)", found: "none",
                    hint: "the plan asks for a device that works on the platform; only nursing beds may be silent"))
        }
        faults += try sharingFaults(filled, kind, context.book)
        guard faults.isEmpty else { return .refused(faults) }
        return .accepted(RecordOutcome(puts: [RecordPut(.kitItem, filled.with(KitField.state, .planned))]))
    }

    private static let planning: [RecordColumn] = [
        .required(SharedField.bed, refersTo: "bed"), .required(KitField.kind), .required(KitField.telemetry),
        .optional(KitField.otherKind), .optional(KitField.approval),
        .optional(KitField.sharedWith, refersTo: "kitItem"),
        .required(KitField.plannedOn),
        .required(KitField.plannedBy, refersTo: "staff"),
    ]

    /// A device is shared by the beds of a household, never by two people who each need their own.
    private static func sharingFaults(
        _ row: RecordRow, _ kind: KitKind, _ book: any RecordBook
    ) throws -> [RecordFault] {
        guard let partner = row[KitField.sharedWith], let other = try book.row(.kitItem, key: [partner.stored]) else {
            return []
        }
        func fault(_ expected: String, _ found: String) -> [RecordFault] {
            [RecordFault(KitField.sharedWith.name, expected: expected, found: found)]
        }
        if kind.isPersonal { return fault("nothing, with kind \(kind.rawValue): it serves one person", partner.text) }
        if other[KitField.kind] != kind {
            return fault("an item of kind \(kind.rawValue)", "one of kind \(other[KitField.kind]?.rawValue ?? "")")
        }
        if other[SharedField.bed] == row[SharedField.bed] {
            return fault("an item of another bed", "one of the same bed")
        }
        if other[KitField.sharedWith] != nil {
            return fault("an item that is not shared with a third", "\(partner.text), which is")
        }
        return []
    }

    /// A step of an item of a kit.
    static func kitStep(
        _ name: String, zh: String, en: String, from: [KitState], to target: KitState, _ columns: [RecordColumn],
        check: @escaping @Sendable (RecordRow, RecordContext) throws -> [RecordFault]
    ) -> RecordForm {
        step(
            name, zh: zh, en: en, of: .kitItem, subject: .required(KitField.item, refersTo: "kitItem"),
            state: KitField.state, from: from, to: target, next: \.next, isCorrectable: false, columns, check: check)
    }
}

extension RecordRow {
    /// What is wrong with the moments of an item's steps.
    func kitOrderFaults(_ context: RecordContext) -> [RecordFault] {
        faults(
            inOrder: [
                KitField.boundAt, KitField.testedAt, KitField.readingAt, KitField.inspectedAt, KitField.signedOffAt,
                KitField.removedAt,
            ], now: context.now)
    }

    /// What is wrong when a step is for items that report, or for silent ones only.
    func faults(_ step: String, onlyFor telemetry: KitTelemetry) -> [RecordFault] {
        guard let own = self[KitField.telemetry], own != telemetry else { return [] }
        return [
            RecordFault(
                KitField.item.name, expected: "an item with telemetry \(telemetry.rawValue), for \(step)",
                found: "telemetry \(own.rawValue)", hint: self[KitField.state]?.next ?? "")
        ]
    }
}
