internal import CareCore

extension MissingEvidence {
    /// What still stands at the bed although service there has ended: items of the kit, told with the last end.
    ///
    /// Not what rightly stands there: a thing of the household whose other resident is served, what the county's rule
    /// left with the family, and what has a recovery order, which tells of itself when it is late.
    static func collection(_ records: DossierRecords) -> [MissingEvidence] {
        let cases = records[.careCase].map(\.row)
        let ended = cases.filter { $0[CaseField.state] == .ended && $0[CaseField.serviceFrom] != nil }
        guard let last = ended.compactMap({ $0[CaseField.endedOn] }).max(),
            !cases.contains(where: { $0[CaseField.state]?.isServed == true })
        else { return [] }
        let isShared = records.partnerCases.contains { $0[CaseField.state]?.isServed == true }
        return records[.kitItem].map(\.row).compactMap { item in
            guard item[KitField.state]?.holdsDevice == true, let kind = item[KitField.kind] else { return nil }
            let asset = records.asset(ofKit: item)
            let isPersonal = asset?[AssetField.kind]?.isPersonal ?? kind.isPersonal
            if isShared, !isPersonal { return nil }
            if let asset, records.isKept(asset, endedCases: ended) || records.hasOpenOrder(asset) { return nil }
            return MissingEvidence(
                .collection, item[KitField.item]?.text ?? "", "\(kind.title),服务于\(last.recordText)终止")
        }
    }

    /// Assets that should have been collected by now.
    static func orders(_ records: DossierRecords, on today: CivilDate) -> [MissingEvidence] {
        records[.recoveryOrder].map(\.row).compactMap { row in
            guard row[RecoveryField.collectedAt] == nil, row[RecoveryField.closedAt] == nil,
                let due = row[RecoveryField.collectDue], due < today, let asset = row[AssetField.asset]
            else { return nil }
            return MissingEvidence(.collection, asset.text, "应于\(due.recordText)前回收")
        }
    }
}

extension DossierRecords {
    /// Whether an item of the kit has something to be found by and no asset is it. What another bed shares with this
    /// one is that bed's.
    func isUnregistered(_ item: RecordRow) -> Bool {
        guard item[KitField.sharedWith] == nil, item[KitField.device] != nil || item[KitField.serial] != nil else {
            return false
        }
        return asset(ofKit: item) == nil
    }

    /// The asset that an item of the kit is; `nil` when none is on the books for it.
    fileprivate func asset(ofKit item: RecordRow) -> RecordRow? {
        let assets = self[.asset].map(\.row)
        let byDevice = item[KitField.device].flatMap { device in assets.first { $0[AssetField.device] == device } }
        return byDevice
            ?? item[KitField.serial].flatMap { serial in assets.first { $0[AssetField.serial] == serial } }
    }

    fileprivate func isKept(_ asset: RecordRow, endedCases: [RecordRow]) -> Bool {
        let ended = Set(endedCases.compactMap { $0[SharedField.careCase] })
        return self[.assetKept].contains { found in
            found.row[AssetField.asset] == asset[AssetField.asset]
                && found.row[SharedField.careCase].map(ended.contains) == true
        }
    }

    fileprivate func hasOpenOrder(_ asset: RecordRow) -> Bool {
        self[.recoveryOrder].contains { found in
            found.row[AssetField.asset] == asset[AssetField.asset] && found.row[RecoveryField.closedAt] == nil
                && found.row[RecoveryField.collectedAt] == nil
        }
    }
}
