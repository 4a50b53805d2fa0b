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
