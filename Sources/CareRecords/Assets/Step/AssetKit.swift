internal import CareCore

/// What the steps of a bed's kit mean for the assets that its items are. The asset's own forms judge whether that may
/// be, so a device that stands elsewhere, or comes back without disinfection, is refused in the kit too.
enum AssetKit {
    /// kit-bind: the technician has the asset in hand; one from the store is allocated on the way.
    static func binding(_ item: RecordRow, _ context: RecordContext) throws -> RecordForm.FollowUp {
        var found = RecordForm.FollowUp()
        guard let asset = try context.book.asset(ofKit: item) else {
            found.faults = try used(item, serial: item[KitField.serial], context.book)
            return found
        }
        guard let state = asset[AssetField.state], let at = item[KitField.boundAt],
            let technician = item[KitField.boundBy], let bed = item[SharedField.bed]
        else { return found }
        found.faults = mismatches(item, asset)
        if asset[AssetField.device] == nil { found.faults += try used(item, serial: nil, context.book) }
        guard found.faults.isEmpty else { return found }
        let others = try context.book.kitItems(of: asset).filter { $0[KitField.item] != item[KitField.item] }
        // The other bed of a household has it already; kit-bind has judged that the two may share it.
        if item[KitField.device] != nil, !others.isEmpty { return found }
        if state == .inStock || state == .ready {
            found.submissions.append(
                submission(
                    .assetAllocate, asset, at, "设备绑定", of: item,
                    [(AssetField.by.name, technician.text), (SharedField.bed.name, bed.recordText)]))
        }
        found.submissions.append(
            submission(
                .assetInstall, asset, at, "设备绑定", of: item,
                [
                    (AssetField.technician.name, technician.text), (SharedField.bed.name, bed.recordText),
                    (AssetField.device.name, item[KitField.device]?.recordText ?? ""),
                ]))
        return found
    }

    /// kit-sign-off: who signed the sheet at the bed has the asset in keeping, and a reading or an inspection has shown
    /// that it works.
    static func signingOff(_ item: RecordRow, _ context: RecordContext) throws -> RecordForm.FollowUp {
        guard let asset = try context.book.asset(ofKit: item), asset[SharedField.bed] == item[SharedField.bed],
            let at = item[KitField.signedOffAt], let technician = item[KitField.signedOffBy],
            let signer = item[KitField.acceptedBy], let role = item[KitField.acceptedAs]
        else { return RecordForm.FollowUp() }
        let accept = submission(
            .assetAccept, asset, at, "设备签收(\(role.title))", of: item, document: item[KitField.signOffDocument],
            [
                (AssetField.by.name, technician.text), (AssetField.custodian.name, signer),
                (AssetField.inspection.name, item[KitField.inspection] ?? ""),
            ])
        return RecordForm.FollowUp(submissions: [accept])
    }

    /// kit-refuse: what was being fitted goes back to the store; what was in service must be collected; what another
    /// bed shares stays there.
    static func refusing(_ item: RecordRow, _ context: RecordContext) throws -> RecordForm.FollowUp {
        guard let asset = try standing(item, context.book), let state = asset[AssetField.state],
            let since = asset[AssetField.since], let day = item[KitField.refusedOn]
        else { return RecordForm.FollowUp() }
        let at = max(day.start, since)
        var found = RecordForm.FollowUp()
        let paper = item[KitField.refusalDocument] ?? ""
        let person = item[KitField.refusedBy] ?? ""
        if let move = try leaving(item, asset, at, "家属书面拒绝", document: paper, by: person, context.book) {
            found.submissions = [move]
        } else if state == .installing {
            found.submissions = [
                submission(
                    .assetCancel, asset, at, "家属书面拒绝", of: item, document: paper,
                    [(AssetField.technician.name, item[KitField.boundBy]?.text ?? "")])
            ]
        } else if state == .inService || state == .suspended {
            found.submissions = ending(
                asset, at, "家属书面拒绝", of: item, document: paper, by: person, .withdrew)
        }
        return found
    }

    /// kit-remove: the asset comes back to the store, from whatever state it has at the bed.
    static func removing(
        _ item: RecordRow, _ filled: RecordRow, _ context: RecordContext
    ) throws -> RecordForm.FollowUp {
        guard let asset = try standing(item, context.book), let state = asset[AssetField.state],
            let at = filled[KitField.removedAt], let technician = filled[KitField.removedBy],
            let reason = filled[KitField.removalReason]
        else { return RecordForm.FollowUp(answer: try stillServing(item, context.book)) }
        var found = RecordForm.FollowUp()
        if let move = try leaving(item, asset, at, reason, by: technician.text, context.book) {
            found.submissions = [move]
            return found
        }
        let collecting: [(String, String)] = [
            (AssetField.technician.name, technician.text),
            (AssetField.store.name, filled[AssetField.store]?.text ?? ""),
            (AssetField.atFamilyWish.name, filled[AssetField.atFamilyWish]?.recordText ?? ""),
        ]
        switch state {
        case .installing:
            found.submissions = [
                submission(.assetCancel, asset, at, reason, of: item, Array(collecting.prefix(2)))
            ]
        case .inService, .suspended:
            guard let why = filled[AssetField.returnReason] else {
                found.faults = [
                    RecordFault(
                        AssetField.returnReason.name,
                        expected: ReturnReason.expected + ", for an asset that is in service", found: "")
                ]
                return found
            }
            found.submissions = ending(asset, at, reason, of: item, by: technician.text, why)
            found.submissions.append(submission(.assetCollect, asset, at, reason, of: item, collecting))
        case .pendingReturn:
            found.submissions = [submission(.assetCollect, asset, at, reason, of: item, collecting)]
        default: break
        }
        return found
    }

    /// kit-swap: each asset is at the bed whose kit has it now. What is half fitted is finished first, because the
    /// states of the two would have to be exchanged as well.
    static func swapping(
        _ filled: RecordRow, _ one: RecordRow, _ two: RecordRow, _ context: RecordContext
    ) throws -> RecordForm.FollowUp {
        var found = RecordForm.FollowUp()
        let places = [(one, two), (two, one)]
        for (item, target) in places {
            guard let asset = try standing(item, context.book), let since = asset[AssetField.since],
                let bed = target[SharedField.bed], let from = filled[KitField.since]
            else { continue }
            guard (item[KitField.state] == .signedOff) == (target[KitField.state] == .signedOff) else {
                found.faults.append(
                    RecordFault(
                        KitField.device.name, expected: "two items that are both signed off, or neither",
                        found: "\(item[KitField.state]?.rawValue ?? "") and \(target[KitField.state]?.rawValue ?? "")",
                        hint: "kit-sign-off comes first: the device is an asset, which somebody must have signed for"))
                return found
            }
            found.submissions.append(
                submission(
                    .assetMove, asset, max(from, since), "设备对调更正", of: item,
                    moving(to: bed, of: target, by: filled[KitField.swappedBy]?.text ?? "")))
        }
        return found
    }
}

extension AssetKit {
    /// The asset of an item that stands at the item's bed.
    private static func standing(_ item: RecordRow, _ book: any RecordBook) throws -> RecordRow? {
        guard let asset = try book.asset(ofKit: item), asset[SharedField.bed] == item[SharedField.bed] else {
            return nil
        }
        return asset
    }

    /// What no book has is bound again in its home, so nothing tells the gateway that it was taken away (decision 45).
    /// Empty for an asset, for what is silent and for what another bed shares.
    private static func stillServing(_ item: RecordRow, _ book: any RecordBook) throws -> String {
        guard let device = item[KitField.device], let bed = item[SharedField.bed],
            try book.asset(ofKit: item) == nil,
            try !book.kitItems(holding: device).contains(where: { $0[KitField.item] != item[KitField.item] })
        else { return "" }
        return "\(device) is on no book: for the gateway it goes on serving bed \(bed), and rings there, until the "
            + "form asset takes it up or homebed import gives it to another bed"
    }

    /// What is on no book and stood in another home: nothing shows that it was cleaned.
    private static func used(
        _ item: RecordRow, serial: String?, _ book: any RecordBook
    ) throws -> [RecordFault] {
        let left = try book.kitItemsLeft(item[KitField.device], serial: serial, kind: item[KitField.kind])
        guard let last = left.last, let before = last[SharedField.bed], let bed = item[SharedField.bed],
            try !book.isSameHome(before, bed)
        else { return [] }
        return [
            RecordFault(
                KitField.device.name, expected: "a thing that no other family has had, or an asset that is ready",
                found: "\(item[KitField.device]?.recordText ?? item[KitField.serial] ?? ""), which was item "
                    + "\(last[KitField.item]?.text ?? "") of bed \(before) and is on no book",
                hint: "the form asset takes it up as returned; asset-sanitise, asset-function-test, asset-wipe and "
                    + "asset-ready come next")
        ]
    }

    /// What another bed of the household shares stays there when this one gives it up. Nothing for what is this bed's
    /// alone.
    private static func leaving(
        _ item: RecordRow, _ asset: RecordRow, _ at: Timestamp, _ reason: String, document: String? = nil,
        by person: String, _ book: any RecordBook
    ) throws -> RecordSubmission? {
        let others = try book.kitItems(of: asset).filter { $0[KitField.item] != item[KitField.item] }
        guard let other = others.first, let bed = other[SharedField.bed] else { return nil }
        return submission(
            .assetMove, asset, at, reason, of: item, document: document, moving(to: bed, of: other, by: person))
    }

    private static func mismatches(_ item: RecordRow, _ asset: RecordRow) -> [RecordFault] {
        let number = asset[AssetField.asset]?.text ?? ""
        var faults: [RecordFault] = []
        if let serial = asset[AssetField.serial], item[KitField.serial] != serial {
            faults.append(
                RecordFault(
                    KitField.serial.name, expected: "\(serial), that of asset \(number), which the device is",
                    found: item[KitField.serial] ?? "", hint: "look at the plate of the device"))
        }
        if let device = asset[AssetField.device], item[KitField.device] != device {
            faults.append(
                RecordFault(
                    KitField.device.name, expected: "\(device), which asset \(number) with that serial number is",
                    found: item[KitField.device]?.recordText ?? ""))
        }
        if let kind = asset[AssetField.kind], item[KitField.kind] != kind.kitKind {
            faults.append(
                RecordFault(
                    KitField.item.name, expected: "an item of kind \(kind.kitKind.rawValue), as asset \(number)",
                    found: item[KitField.kind]?.rawValue ?? ""))
        }
        return faults
    }

    private static func ending(
        _ asset: RecordRow, _ at: Timestamp, _ reason: String, of item: RecordRow, document: String? = nil,
        by person: String, _ why: ReturnReason
    ) -> [RecordSubmission] {
        let by = (AssetField.by.name, person)
        let resume =
            asset[AssetField.state] == .suspended
            ? [submission(.assetResume, asset, at, reason, of: item, document: document, [by])] : []
        return resume + [
            submission(
                .assetEnd, asset, at, reason, of: item, document: document,
                [by, (AssetField.returnReason.name, why.rawValue)])
        ]
    }

    /// A move to the bed of an item, into the keeping of who signed for the item there. What was signed off when no
    /// name was asked for changes no custodian.
    private static func moving(to bed: BedID, of item: RecordRow, by person: String) -> [(String, String)] {
        [
            (AssetField.by.name, person), (SharedField.bed.name, bed.recordText),
            (AssetField.custodian.name, item[KitField.acceptedBy] ?? ""),
        ]
    }

    /// A step of the asset whose evidence is the item of the kit, unless there is a paper.
    private static func submission(
        _ form: RecordForm, _ asset: RecordRow, _ at: Timestamp, _ reason: String, of item: RecordRow,
        document: String? = nil, _ fields: [(String, String)]
    ) -> RecordSubmission {
        let common = [
            (AssetField.asset.name, asset[AssetField.asset]?.text ?? ""), (SharedField.at.name, at.recordText),
            (AssetField.reason.name, reason),
            (AssetField.document.name, document ?? "kitItem \(item[KitField.item]?.text ?? "")"),
        ]
        return RecordSubmission(form: form.name, fields: (common + fields).map { .init($0.0, $0.1) })
    }
}
