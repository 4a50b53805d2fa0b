internal import CareCore

extension RecordReview {
    /// AST-5: equipment that nobody has collected in time, or that still counts as in service where nobody is served.
    static let uncollected: Check = { records in
        let here = [RecordCondition.equal(SharedField.bed, records.bed)]
        // Nothing is forgotten where somebody is served.
        let assets = records.isServed ? [] : try records.book.openRows(.asset, where: here)
        let orders = try records.book.openRows(.recoveryOrder, where: here)
        guard !assets.isEmpty || !orders.isEmpty else { return RuleVerdict() }
        let (cases, residents) = assets.isEmpty ? ([], []) : try home(of: records)
        let kept = try assets.compactMap { $0[AssetField.asset] }.flatMap {
            try records.book.rows(.assetKept, where: [.equal(AssetField.asset, $0)])
        }
        let late = AssetDue.list(
            assets: assets, orders: orders, cases: cases, residents: residents, kept: kept, today: records.today
        ).filter { $0.kind == .collect || $0.kind == .orphan }
        // What stands where nobody is served hangs on the records of a whole household: it is asked about every day.
        return RuleVerdict(
            finding: naming(.notCollected, late.map(asset(due:))),
            changesOn: assets.isEmpty ? collectionLate(orders) : records.today.adding(1))
    }

    /// The first day on which one of the orders is late: after that of the collection.
    private static func collectionLate(_ orders: [RecordRow]) -> CivilDate? {
        orders.filter { $0[RecoveryField.closedAt] == nil && $0[RecoveryField.collectedAt] == nil }
            .compactMap { $0[RecoveryField.collectDue]?.adding(1) }.min()
    }

    private static func asset(due: AssetDue) -> AlarmRemark {
        AlarmRemark(
            zh: "资产 \(due.asset)，截止 \(due.due.recordText)", en: "asset \(due.asset), due \(due.due.recordText)")
    }

    /// AST-7: a step of a recovery whose day by the county's rule is over and that is no collection.
    static let recoveryLate: Check = { records in
        let orders = try records.book.openRows(.recoveryOrder, where: [.equal(SharedField.bed, records.bed)])
        let late = AssetDue.list(
            assets: [], orders: orders, cases: [], residents: [], kept: [], today: records.today
        ).filter { $0.kind != .collect }
        let steps = late.map { step in
            AlarmRemark(
                zh: "资产 \(step.asset)，\(step.kind.title.zh)，截止 \(step.due.recordText)",
                en: "asset \(step.asset), \(step.kind.rawValue) due \(step.due.recordText)")
        }
        return RuleVerdict(
            finding: naming(.recoveryLate, steps), changesOn: stepLate(orders, after: records.today))
    }

    /// The first day after `today` on which a step of one of the orders may be late.
    private static func stepLate(_ orders: [RecordRow], after today: CivilDate) -> CivilDate? {
        let steps = [
            RecoveryField.noticeDue, RecoveryField.collectDue, RecoveryField.sanitiseDue, RecoveryField.availableDue,
        ]
        return orders.filter { $0[RecoveryField.closedAt] == nil }.flatMap { order in
            steps.compactMap { order[$0]?.adding(1) }.filter { $0 > today }
        }.min()
    }

    /// AST-6: equipment in service that talks and of which no valid reading or event came on `days`. Days on which the
    /// gateway heard nobody do not count.
    static func useless(at bed: BedID, _ book: any RecordBook, on days: HeardDays) throws -> RecordFinding? {
        guard let gateway = book.gateway else { return nil }
        let assets = try book.openRows(
            .asset, where: [.equal(SharedField.bed, bed), .equal(AssetField.state, .inService)])
        let silent = try assets.compactMap { row -> AlarmRemark? in
            guard let asset = row[AssetField.asset], let device = row[AssetField.device],
                let since = row[AssetField.since],
                CivilDate(of: since) < days.first, try gateway.words(of: device, on: days) == 0,
                try !book.kitItems(of: row).contains(where: { $0[KitField.telemetry] == KitTelemetry.none })
            else { return nil }
            return AlarmRemark(zh: "资产 \(asset)，设备 \(device)", en: "asset \(asset), device \(device)")
        }
        return naming(.useless, silent)
    }

    /// The cases and residents of the household of a bed: a household's things serve whoever lives there.
    private static func home(of records: BedRecords) throws -> (cases: [RecordRow], residents: [RecordRow]) {
        var residents: [RecordID: RecordRow] = [:]
        for row in try records.book.rows(.careCase, where: [.equal(SharedField.bed, records.bed)]) {
            guard let resident = row[SharedField.resident],
                let own = try records.book.row(.resident, key: [resident.stored])
            else { continue }
            residents[resident] = own
            guard let household = own[SharedField.household] else { continue }
            for other in try records.book.rows(.resident, where: [.equal(SharedField.household, household)]) {
                if let key = other[SharedField.resident] { residents[key] = other }
            }
        }
        let cases = try residents.keys.sorted().flatMap {
            try records.book.rows(.careCase, where: [.equal(SharedField.resident, $0)])
        }
        return (cases, Array(residents.values))
    }
}
