internal import CareCore

/// What the end of a case means for the assets at its bed and in its household.
enum AssetEnding {
    /// Forms about every asset that the end concerns: to be collected, or kept by the family.
    static func submissions(ending careCase: RecordRow, _ context: RecordContext) throws -> [RecordSubmission] {
        guard careCase[CaseField.state] == .ended, let key = careCase[SharedField.careCase],
            let reason = careCase[CaseField.endReason]
        else { return [] }
        var found: [RecordSubmission] = []
        let states: [CustodyState] = [.inService, .suspended]
        for asset in try assets(concernedBy: careCase, in: states, context.book) {
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
            if asset[AssetField.state] == .suspended {
                found.append(RecordSubmission(form: RecordForm.assetResume.name, fields: common))
            }
            let rule = try AssetRule.of(kind, in: county, context.book)
            guard rule.demandsReturn(talks: asset[AssetField.device] != nil) else {
                let keeping = common + [ended, .init(SharedField.bed.name, bed.recordText)]
                found.append(RecordSubmission(form: RecordForm.assetKeep.name, fields: keeping))
                continue
            }
            let returning =
                common + [
                    ended, .init(AssetField.returnReason.name, ReturnReason(reason).rawValue),
                ]
            found.append(RecordSubmission(form: RecordForm.assetEnd.name, fields: returning))
        }
        return found
    }

    /// Recovery orders of what a technician is fitting there. Nobody has signed for it yet, so care.md 11 knows no way
    /// from there to *pending return*: `asset-cancel` brings it back to the store and closes the order.
    static func orders(ending careCase: RecordRow, _ context: RecordContext) throws -> [RecordPut] {
        guard careCase[CaseField.state] == .ended, let key = careCase[SharedField.careCase],
            let reason = careCase[CaseField.endReason].map({ ReturnReason($0) }),
            let ended = careCase[CaseField.endedOn]
        else { return [] }
        return try assets(concernedBy: careCase, in: [.installing], context.book).compactMap { asset in
            guard let kind = asset[AssetField.kind], let county = asset[SharedField.county],
                let number = asset[AssetField.number]
            else { return nil }
            let rule = try AssetRule.of(kind, in: county, context.book)
            return RecoveryDeadlines(rule, endedOn: ended, reason: reason).order(
                of: asset.with(AssetField.returnReason, reason), number: number, careCase: key, endedOn: ended)
        }
    }

    /// The same orders, cancelled, when the death turns out to have been entered wrongly: the fitting goes on.
    static func cancellations(reverting careCase: RecordRow, _ context: RecordContext) throws -> [RecordPut] {
        try openOrders(of: careCase, context.book).compactMap { order in
            guard try state(of: order, context.book) == .installing else { return nil }
            return RecordPut(
                .recoveryOrder,
                order.with(RecoveryField.closedAt, context.now).with(RecoveryField.outcome, .cancelled))
        }
    }

    /// Forms that bring back into service what waits for its collection because of a death that was entered wrongly,
    /// and that suspend again what the end had resumed.
    static func submissions(reverting careCase: RecordRow, _ context: RecordContext) throws -> [RecordSubmission] {
        guard let key = careCase[SharedField.careCase] else { return [] }
        var found: [RecordSubmission] = []
        func submit(_ form: RecordForm, of asset: RecordID) {
            let fields: [RecordSubmission.Field] = [
                .init(AssetField.asset.name, asset.text), .init(SharedField.at.name, context.now.recordText),
                .init(AssetField.by.name, String(context.by.prefix(128))),
                .init(AssetField.reason.name, "撤销死亡登记"), .init(AssetField.document.name, "case \(key)"),
            ]
            found.append(RecordSubmission(form: form.name, fields: fields))
        }
        for order in try openOrders(of: careCase, context.book) {
            guard let asset = order[AssetField.asset], let number = order[AssetField.number],
                try state(of: order, context.book) != .installing
            else { continue }
            submit(.assetRestore, of: asset)
            let end = try context.book.row(.assetMove, key: [asset.stored, number.stored])
            if try wasResumed(asset, by: number - 1, for: end, context.book) { submit(.assetSuspend, of: asset) }
        }
        for kept in try context.book.rows(.assetKept, where: [.equal(SharedField.careCase, key)]) {
            guard let asset = kept[AssetField.asset],
                let number = try context.book.row(.asset, key: [asset.stored])?[AssetField.number]
            else { continue }
            if try wasResumed(asset, by: number, for: kept, context.book) { submit(.assetSuspend, of: asset) }
        }
        return found
    }

    /// Whether a move resumed a suspended asset for the end alone: at its moment and for its reason.
    private static func wasResumed(
        _ asset: RecordID, by number: Int64, for end: RecordRow?, _ book: any RecordBook
    ) throws -> Bool {
        guard let end, let move = try book.row(.assetMove, key: [asset.stored, number.stored]) else { return false }
        return move[AssetField.fromState] == .suspended && move[AssetField.toState] == .inService
            && move[SharedField.at] == end[SharedField.at] && move[AssetField.reason] == end[AssetField.reason]
    }

    /// The orders that the end of a case opened and that nobody has carried out.
    private static func openOrders(of careCase: RecordRow, _ book: any RecordBook) throws -> [RecordRow] {
        guard let key = careCase[SharedField.careCase] else { return [] }
        return try book.rows(.recoveryOrder, where: [.equal(SharedField.careCase, key)]).filter {
            $0[RecoveryField.closedAt] == nil && $0[RecoveryField.collectedAt] == nil
        }
    }

    private static func state(of order: RecordRow, _ book: any RecordBook) throws -> CustodyState? {
        try order[AssetField.asset].flatMap { try book.row(.asset, key: [$0.stored]) }?[AssetField.state]
    }

    /// What is at the bed in one of the states; what serves the household stays while somebody else of it is served,
    /// and goes from all its beds when nobody is.
    private static func assets(
        concernedBy careCase: RecordRow, in states: [CustodyState], _ book: any RecordBook
    ) throws -> [RecordRow] {
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
            try book.rows(.asset, where: [.equal(SharedField.bed, place)]).filter { asset in
                guard let state = asset[AssetField.state], states.contains(state), let kind = asset[AssetField.kind]
                else { return false }
                return kind.isPersonal ? place == bed : !isShared
            }
        }
    }
}
