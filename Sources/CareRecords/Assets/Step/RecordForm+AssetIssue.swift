internal import CareCore

extension RecordForm {
    /// A bed is chosen for the asset, or another bed while nobody has fitted it.
    public static let assetAllocate = assetStep(
        "asset-allocate", zh: "分配", en: "a bed is chosen for an asset", from: [.inStock, .ready, .allocated],
        to: .allocated, by: .person, [.required(SharedField.bed, refersTo: "bed")]
    ) { step in
        guard let bed = step.filled[SharedField.bed] else { return }
        if bed.county != step.before[SharedField.county] {
            step.refuse(
                SharedField.bed, expected: "a bed of county \(step.before[SharedField.county]?.description ?? "")",
                found: "\(bed)", hint: "the asset belongs to that county")
        }
        step.after[SharedField.bed] = bed
    }

    /// A technician takes it to the bed and fits it. Things of a kit are installed by kit-bind.
    public static let assetInstall = assetStep(
        "asset-install", zh: "领取安装", en: "a technician takes an asset and fits it at its bed", to: .installing,
        by: .technician,
        [.required(SharedField.bed, refersTo: "bed"), .optional(AssetField.device, refersTo: "device")]
    ) { step in
        let (own, bed) = (step.before[SharedField.bed], step.filled[SharedField.bed])
        if own != bed {
            step.refuse(
                SharedField.bed, expected: "\(own?.description ?? ""), for which it is allocated",
                found: bed?.description ?? "", hint: "asset-allocate gives it to another bed")
        }
        if let device = step.filled[AssetField.device] {
            if let known = step.before[AssetField.device], known != device {
                step.refuse(AssetField.device, expected: "\(known), which the asset is", found: "\(device)")
            }
            let others = try step.context.book.rows(.asset, where: [.equal(AssetField.device, device)])
            if let other = others.first?[AssetField.asset], other != step.asset {
                step.refuse(
                    AssetField.device, expected: "a device that no other asset is",
                    found: "\(device), which is asset \(other)")
            }
            step.after[AssetField.device] = device
        }
        guard let technician = step.filled[AssetField.technician] else { return }
        step.after[AssetField.place] = .technician(technician)
        step.after[AssetField.custodian] = technician.text
    }

    /// The family signs for it. A thing that talks is accepted by kit-sign-off, after its first valid reading; a silent
    /// one is looked at. Source: care.md 11.
    public static let assetAccept = assetStep(
        "asset-accept", zh: "验收签收", en: "the family signs for an asset that works", from: [.installing],
        to: .inService, by: .person,
        [.required(AssetField.custodian, .name), .optional(AssetField.inspection, .words)]
    ) { step in
        guard let bed = step.before[SharedField.bed] else { return }
        let items = try step.context.book.kitItems(of: step.before)
        let isSignedOff = items.contains { $0[SharedField.bed] == bed && $0[KitField.state] == .signedOff }
        if step.before[AssetField.device] != nil || !items.isEmpty {
            if !isSignedOff {
                step.refuse(
                    AssetField.asset, expected: "an asset whose kit item is signed off, after a valid reading",
                    found: "\(step.asset?.text ?? "")", hint: "kit-test, kit-reading and kit-sign-off accept it")
            }
        } else if step.filled[AssetField.inspection] == nil {
            step.refuse(
                AssetField.inspection, expected: "what was looked at, for a thing that does not talk", found: "")
        }
        if try step.openOrder() != nil {
            step.refuse(
                AssetField.asset, expected: "an asset that need not come back",
                found: "one with a recovery order: service at its bed has ended", hint: "asset-cancel brings it back")
        }
        step.after[AssetField.place] = .bed(bed)
        step.after[AssetField.custodian] = step.filled[AssetField.custodian]
        step.after[AssetField.cycles] = (step.before[AssetField.cycles] ?? 0) + 1
        step.after[AssetField.returnReason] = nil
    }

    /// The fitting is called off and the thing brought back.
    public static let assetCancel = assetStep(
        "asset-cancel", zh: "取消安装", en: "the fitting is called off", to: .inStock, by: .technician,
        [.optional(AssetField.store, refersTo: "assetStore"), .optional(AssetField.custodian, .name)]
    ) { step in
        try step.stand(
            inStore: step.filled[AssetField.store], signedBy: step.filled[AssetField.custodian] ?? step.by)
        try step.leaveKit()
        step.after[SharedField.bed] = nil
        if let order = try step.openOrder() { step.close(order.with(RecoveryField.collectedAt, step.at), as: .ready) }
    }
}
