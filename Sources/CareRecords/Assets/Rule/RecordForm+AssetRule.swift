internal import CareCore

extension RecordForm {
    /// A store of a county or provider.
    public static let assetStore = register(
        .assetStore, "asset-store", zh: "资产仓库", en: "a store of the county or of a provider"
    ) { row, context in
        let holder = row[AssetField.holder]
        var faults = row.faults(
            SharedField.provider, isWanted: holder == .provider, with: "holder \(holder?.rawValue ?? "")")
        if let store = row[AssetField.store], let county = row[SharedField.county],
            let earlier = try context.book.row(.assetStore, key: [store.stored])?[SharedField.county],
            earlier != county
        {
            faults.append(
                RecordFault(
                    SharedField.county.name, expected: "\(earlier) as in the line that stands there",
                    found: "\(county)", hint: "enter another store for the other county"))
        }
        return faults
    }

    /// What a county has laid down for a kind of asset.
    public static let assetRule = register(
        .assetRule, "asset-rule", zh: "县市设备回收管理细则", en: "what a county has laid down for a kind of asset"
    ) { row, _ in
        var faults: [RecordFault] = []
        if row[AssetRuleField.isReusable] == true, row[AssetRuleField.returns] == false {
            faults.append(
                RecordFault(
                    AssetRuleField.isReusable.name, expected: "no, where returns is no", found: "yes",
                    hint: "what stays with the family cannot be given to another"))
        }
        for (later, earlier) in [
            (AssetRuleField.collectDays, AssetRuleField.noticeDays),
            (AssetRuleField.availableDays, AssetRuleField.sanitiseDays),
        ] {
            guard let days = row[later], let first = row[earlier], days < first else { continue }
            faults.append(
                RecordFault(later.name, expected: "at least \(earlier.name), \(first)", found: "\(days)"))
        }
        return faults
    }
}
