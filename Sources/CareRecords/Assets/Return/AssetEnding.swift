internal import CareCore

/// What the end of a case means for the assets at its bed and in its household.
enum AssetEnding {
    /// Forms about every asset that the end concerns: to be collected, or kept by the family.
    static func submissions(ending careCase: RecordRow, _ context: RecordContext) throws -> [RecordSubmission] {
        guard careCase[CaseField.state] == .ended, let key = careCase[SharedField.careCase],
            let reason = careCase[CaseField.endReason]
        else { return [] }
        var found: [RecordSubmission] = []
        for asset in try assets(concernedBy: careCase, context.book) {
            guard let id = asset[AssetField.asset], let kind = asset[AssetField.kind],
                let county = asset[SharedField.county], let since = asset[AssetField.since],
                let bed = asset[SharedField.bed]
            else { continue }
            let paper = careCase[CaseField.endDocument] ?? "case \(key)"
            let common: [RecordSubmission.Field] = [
                .init(AssetField.asset.name, id.text),
                .init(SharedField.at.name, max(context.now, since).recordText),
                .init(AssetField.by.name, String(context.by.prefix(128))),
                .init(AssetField.reason.name, "个案终止:\(reason.title)"), .init(AssetField.document.name, paper),
            ]
            let ended = RecordSubmission.Field(SharedField.careCase.name, key.text)
            let rule = try AssetRule.of(kind, in: county, context.book)
            guard rule.demandsReturn(talks: asset[AssetField.device] != nil) else {
                let keeping = common + [ended, .init(SharedField.bed.name, bed.recordText)]
                found.append(RecordSubmission(form: RecordForm.assetKeep.name, fields: keeping))
                continue
            }
            if asset[AssetField.state] == .suspended {
                found.append(RecordSubmission(form: RecordForm.assetResume.name, fields: common))
            }
            let returning =
                common + [
                    ended, .init(AssetField.returnReason.name, ReturnReason(reason).rawValue),
                ]
            found.append(RecordSubmission(form: RecordForm.assetEnd.name, fields: returning))
        }
        return found
    }

    /// Forms that bring back into service what waits for its collection because of a death that was entered wrongly.
    static func submissions(reverting careCase: RecordRow, _ context: RecordContext) throws -> [RecordSubmission] {
        guard let key = careCase[SharedField.careCase] else { return [] }
        let orders = try context.book.rows(.recoveryOrder, where: [.equal(SharedField.careCase, key)])
        return orders.compactMap { order in
            guard order[RecoveryField.closedAt] == nil, order[RecoveryField.collectedAt] == nil,
                let asset = order[AssetField.asset]
            else { return nil }
            return RecordSubmission(
                form: RecordForm.assetRestore.name,
                fields: [
                    .init(AssetField.asset.name, asset.text), .init(SharedField.at.name, context.now.recordText),
                    .init(AssetField.by.name, String(context.by.prefix(128))),
                    .init(AssetField.reason.name, "撤销死亡登记"), .init(AssetField.document.name, "case \(key)"),
                ])
        }
    }

    /// What stands at the bed; what serves the household stays while somebody else of it is served, and goes from all
    /// its beds when nobody is.
    private static func assets(concernedBy careCase: RecordRow, _ book: any RecordBook) throws -> [RecordRow] {
        guard let bed = careCase[SharedField.bed], let resident = careCase[SharedField.resident] else { return [] }
        var beds = [bed]
        var isShared = false
        let household = try book.row(.resident, key: [resident.stored])?[SharedField.household]
        let members = try household.map { try book.rows(.resident, where: [.equal(SharedField.household, $0)]) } ?? []
        for member in members.compactMap({ $0[SharedField.resident] }) where member != resident {
            for other in try book.rows(.careCase, where: [.equal(SharedField.resident, member)]) {
                guard let otherBed = other[SharedField.bed] else { continue }
                let isServed = other[CaseField.state]?.isServed == true
                isShared = isShared || isServed
                if !beds.contains(otherBed) { beds.append(otherBed) }
            }
        }
        return try beds.flatMap { place in
            try book.rows(.asset, where: [.equal(AssetField.place, .bed(place))]).filter { asset in
                guard let state = asset[AssetField.state], state == .inService || state == .suspended,
                    let kind = asset[AssetField.kind]
                else { return false }
                return kind.isPersonal ? place == bed : !isShared
            }
        }
    }
}
