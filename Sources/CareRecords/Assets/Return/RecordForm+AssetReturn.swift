internal import CareCore

extension RecordForm {
    /// The use ends: the asset must come back, and gets its recovery order. The end of a case hands this in by itself.
    public static let assetEnd = assetStep(
        "asset-end", zh: "终止使用", en: "the use ends and the asset must come back", to: .pendingReturn, by: .person,
        [
            .required(AssetField.returnReason), .optional(SharedField.careCase, refersTo: "careCase"),
        ]
    ) { step in
        guard let reason = step.filled[AssetField.returnReason] else { return }
        var ended = CivilDate(of: step.at)
        if let key = step.filled[SharedField.careCase],
            let careCase = try step.context.book.row(.careCase, key: [key.stored])
        {
            if careCase[CaseField.state] != .ended {
                step.refuse(
                    SharedField.careCase, expected: "a case that has ended", found: key.text,
                    hint: "case-end comes first and hands in asset-end by itself")
            }
            ended = careCase[CaseField.endedOn] ?? ended
        }
        let rule = try step.rule()
        step.after[AssetField.returnReason] = reason
        step.open(RecoveryDeadlines(rule, endedOn: ended, reason: reason), endedOn: ended)
        step.notes = ["to be collected \(step.told(rule))"]
    }

    /// The ending was entered wrongly and nobody has collected it: it goes on where it stands.
    public static let assetRestore = assetStep(
        "asset-restore", zh: "撤销回收", en: "an ending entered wrongly is taken back before the collection",
        from: [.pendingReturn], to: .inService, by: .person, []
    ) { step in
        guard let order = try step.openOrder() else { return }
        if let key = order[SharedField.careCase],
            try step.context.book.row(.careCase, key: [key.stored])?[CaseField.state] == .ended
        {
            step.refuse(
                AssetField.asset, expected: "an asset whose case is open again", found: step.asset?.text ?? "",
                hint: "case-revert-death takes back a death entered wrongly and hands this in by itself")
        }
        step.after[AssetField.returnReason] = nil
        step.close(order, as: .cancelled)
    }

    /// The family is told when it is collected.
    public static let assetNotice = RecordForm(
        "asset-notice", zh: "回收通知", en: "the family is told of the collection",
        subject: [.required(AssetField.asset, refersTo: "asset")],
        [.required(RecoveryField.noticedAt), .required(RecoveryField.noticedBy, .name)]
    ) { filled, context in
        guard let key = filled[AssetField.asset], let at = filled[RecoveryField.noticedAt] else { return .incomplete }
        guard let order = try context.book.openOrder(of: key) else {
            return .refused(
                AssetField.asset.name, expected: "an asset with an open recovery order", found: key.text,
                hint: "asset-end opens one")
        }
        var changed = order
        changed[RecoveryField.noticedAt] = at
        changed[RecoveryField.noticedBy] = filled[RecoveryField.noticedBy]
        if changed == order { return .accepted(.unchanged) }
        var faults = DutyCheck.past(filled, RecoveryField.noticedAt, now: context.now)
        if order[RecoveryField.noticedAt] != nil {
            faults.append(
                RecordFault(
                    RecoveryField.noticedAt.name, expected: "one notice for each order",
                    found: "another besides the one on record"))
        }
        if let first = order[RecoveryField.contactFrom], CivilDate(of: at) < first {
            faults.append(
                RecordFault(
                    RecoveryField.noticedAt.name, expected: "a day from \(first.recordText) on",
                    found: at.recordText, hint: "the county leaves a mourning family alone until then"))
        }
        return faults.isEmpty
            ? .accepted(RecordOutcome(puts: [RecordPut(.recoveryOrder, changed)])) : .refused(faults)
    }

    /// It is taken from the home into a store, and out of the bed's kit.
    public static let assetCollect = assetStep(
        "asset-collect", zh: "回收入库", en: "an asset is collected from the home", from: [.pendingReturn], to: .returned,
        by: .technician,
        [
            .optional(AssetField.store, refersTo: "assetStore"), .optional(AssetField.custodian, .name),
            .optional(AssetField.atFamilyWish),
        ]
    ) { step in
        if var order = try step.openOrder() {
            let day = CivilDate(of: step.at)
            if let first = order[RecoveryField.contactFrom], day < first, step.filled[AssetField.atFamilyWish] != true {
                step.refuse(
                    SharedField.at, expected: "a day from \(first.recordText) on", found: step.at.recordText,
                    hint: "atFamilyWish=yes when the family asked for it itself")
            }
            let rule = try step.rule()
            order[RecoveryField.collectedAt] = step.at
            order[RecoveryField.sanitiseDue] = day.adding(rule.sanitiseDays)
            order[RecoveryField.availableDue] = day.adding(rule.availableDays)
            step.puts.append(RecordPut(.recoveryOrder, order))
        }
        try step.stand(
            inStore: step.filled[AssetField.store], signedBy: step.filled[AssetField.custodian] ?? step.by)
        try step.leaveKit()
        step.after[SharedField.bed] = nil
        step.after[AssetField.returnedAt] = step.at
    }
}
