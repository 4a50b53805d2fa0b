internal import CareCore

extension RecordReview {
    /// AST-5: equipment that nobody has collected in time, or that still counts as in service where nobody is served.
    static let uncollected: Check = { records in
        let here = [RecordCondition.equal(SharedField.bed, records.bed)]
        // Nothing is forgotten where somebody is served.
        let assets = records.isServed ? [] : try records.book.rows(.asset, where: here)
        let orders = try records.book.rows(.recoveryOrder, where: here)
        guard !assets.isEmpty || !orders.isEmpty else { return nil }
        let (cases, residents) = assets.isEmpty ? ([], []) : try home(of: records)
        let kept = try assets.compactMap { $0[AssetField.asset] }.flatMap {
            try records.book.rows(.assetKept, where: [.equal(AssetField.asset, $0)])
        }
        let late = AssetDue.list(
            assets: assets, orders: orders, cases: cases, residents: residents, kept: kept, today: records.today
        ).filter { $0.kind == .collect || $0.kind == .orphan }
        return finding(.notCollected, late.map { "asset \($0.asset), due \($0.due.recordText)" })
    }

    /// AST-7: a step of a recovery whose day by the county's rule is over and that is no collection. All of them are
    /// named, so that one that is done brings no other into the text.
    static let recoveryLate: Check = { records in
        let orders = try records.book.openRows(.recoveryOrder, where: [.equal(SharedField.bed, records.bed)])
        let late = AssetDue.list(
            assets: [], orders: orders, cases: [], residents: [], kept: [], today: records.today
        ).filter { $0.kind != .collect }
        if late.isEmpty { return nil }
        let steps = late.map { "asset \($0.asset), \($0.kind.rawValue) due \($0.due.recordText)" }
        return RecordFinding(.recoveryLate, steps.joined(separator: "; "))
    }

    /// AST-6: equipment in service that talks and of which no valid reading or event came for days. Days on which the
    /// gateway heard nobody do not count.
    static let useless: Check = { records in
        guard let gateway = records.book.gateway, let days = records.heardDays else { return nil }
        let assets = try records.book.rows(
            .asset, where: [.equal(SharedField.bed, records.bed), .equal(AssetField.state, .inService)])
        let silent = try assets.compactMap { row -> String? in
            guard let asset = row[AssetField.asset], let device = row[AssetField.device],
                let since = row[AssetField.since],
                CivilDate(of: since) < days.first, try gateway.words(of: device, on: days) == 0,
                try !records.book.kitItems(of: row).contains(where: { $0[KitField.telemetry] == KitTelemetry.none })
            else { return nil }
            return "asset \(asset), device \(device)"
        }
        return finding(.useless, silent)
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
