internal import CareCore

/// What the kit of beds and the register of assets have in common: a device, or the serial number of a silent thing.
extension RecordBook {
    /// The asset that a kit item is; `nil` when no asset is registered for it.
    func asset(ofKit item: RecordRow) throws -> RecordRow? {
        if let device = item[KitField.device],
            let asset = try rows(.asset, where: [.equal(AssetField.device, device)]).first
        {
            return asset
        }
        guard let serial = item[KitField.serial] else { return nil }
        return try rows(.asset, where: [.equal(AssetField.serial, serial)]).first
    }

    /// The items of kits that an asset is now: one, or one for each bed of a household that shares it.
    func kitItems(of asset: RecordRow) throws -> [RecordRow] {
        if let device = asset[AssetField.device] { return try kitItems(holding: device) }
        guard let serial = asset[AssetField.serial], let kind = asset[AssetField.kind] else { return [] }
        return try rows(.kitItem, where: [.equal(KitField.serial, serial), .equal(KitField.kind, kind.kitKind)])
            .filter { $0[KitField.state]?.holdsDevice == true }
    }

    /// The items that an asset was and is no more although somebody of a home had signed for it, in the order in which
    /// it left; at the end what a family has refused since and nobody has taken away.
    func kitItemsLeft(by asset: RecordRow) throws -> [RecordRow] {
        try kitItemsLeft(
            asset[AssetField.device], serial: asset[AssetField.serial], kind: asset[AssetField.kind]?.kitKind)
    }

    /// The same of what is an asset or not, by its device, or by the serial number that it has among its kind.
    func kitItemsLeft(_ device: DeviceID?, serial: String?, kind: KitKind?) throws -> [RecordRow] {
        var found: [RecordRow] = []
        if let device { found = try rows(.kitItem, where: [.equal(KitField.device, device)]) }
        if let serial, let kind {
            found += try rows(.kitItem, where: [.equal(KitField.serial, serial), .equal(KitField.kind, kind)])
        }
        let left = found.filter {
            ($0[KitField.state] == .removed || $0[KitField.state] == .refused) && $0[KitField.signedOffAt] != nil
        }
        return left.sorted { ($0[KitField.removedAt] ?? .distantFuture) < ($1[KitField.removedAt] ?? .distantFuture) }
    }
}

extension RecordRow {
    /// What is wrong when a family has refused an item that it had signed for, and nobody has taken it away.
    func unfetchedFaults() -> [RecordFault] {
        guard self[KitField.state] == .refused else { return [] }
        let (item, bed) = (self[KitField.item]?.text ?? "", self[SharedField.bed]?.description ?? "")
        return [
            RecordFault(
                AssetField.device.name, expected: "a thing that stands in no home",
                found: "item \(item) of bed \(bed), refused", hint: "kit-remove takes it away there first")
        ]
    }
}

extension AssetStep {
    /// Takes the asset out of the kits that hold it, so that nobody enters its way home twice.
    mutating func leaveKit() throws {
        guard let technician = filled[AssetField.technician], let reason = filled[AssetField.reason] else { return }
        for item in try context.book.kitItems(of: before) {
            submit(
                .kitRemove,
                [
                    .init(KitField.item.name, item[KitField.item]?.text ?? ""),
                    .init(KitField.removedAt.name, at.recordText), .init(KitField.removedBy.name, technician.text),
                    .init(KitField.removalReason.name, reason),
                ])
        }
    }
}
