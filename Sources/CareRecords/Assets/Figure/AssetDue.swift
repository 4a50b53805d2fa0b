public import CareCore

/// A step of an asset that is late.
public struct AssetDue: Sendable, Equatable {
    /// What is late.
    public enum Kind: String, CaseIterable, Sendable {
        case notice
        /// Not collected in time. Source: care.md 8.2, AST-5.
        case collect
        case sanitise
        case available
        /// In service at a bed where nobody has been served for 15 days. Source: care.md 8.2, AST-5.
        case orphan
        /// Given to a bed and never fitted, or nobody is to be served there any more.
        case allocated
        /// With a technician for more than 24 hours. Source: care.md 11.
        case installing
        /// Suspended for more than 90 days. Source: care.md 11.
        case suspended
    }

    /// What is late.
    public let kind: Kind
    /// The asset.
    public let asset: RecordID
    /// The bed that it is for, serves or comes from.
    public let bed: BedID?
    /// The last day on which it would have been in time.
    public let due: CivilDate
    /// How many days it is late, at least 1.
    public let daysLate: Int32
}

extension AssetDue {
    /// Days after the end of a case after which an asset in service there is forgotten. Source: care.md 8.2, AST-5.
    static let orphanDays: Int32 = 15
    /// Days from the choice of a bed to the fitting. Own choice, as long as the collection may take.
    static let allocatedDays: Int32 = 15
    /// Days of suspension. Source: care.md 11.
    static let suspendedDays: Int32 = 90

    /// Everything that is late on a day, in order of the asset.
    /// - Parameters:
    ///   - assets: Rows of `asset`.
    ///   - orders: Rows of `recoveryOrder`.
    ///   - cases: Rows of `careCase`.
    ///   - residents: Rows of `resident`: a household's things may stand at the bed of the one who left.
    ///   - kept: Rows of `assetKept`.
    ///   - rules: Rows of `assetRule`: the days of what came back without an order.
    ///   - today: The day.
    /// - Returns: What is late.
    public static func list(
        assets: [RecordRow], orders: [RecordRow], cases: [RecordRow], residents: [RecordRow], kept: [RecordRow],
        rules: [RecordRow], today: CivilDate
    ) -> [AssetDue] {
        let served = ServedBeds(cases, residents)
        let ended = Set(cases.filter { $0[CaseField.state] == .ended }.compactMap { $0[SharedField.careCase] })
        let keeping = Set(
            kept.filter { $0[SharedField.careCase].map(ended.contains) == true }.compactMap { $0[AssetField.asset] })
        let recalled = Set(orders.filter { $0[RecoveryField.closedAt] == nil }.compactMap { $0[AssetField.asset] })
        var found = orders.compactMap { late($0, today) }
        for row in assets {
            guard let asset = row[AssetField.asset], let state = row[AssetField.state],
                let since = row[AssetField.since]
            else { continue }
            let bed = row[SharedField.bed]
            let day = CivilDate(of: since)
            let limit: (kind: Kind, due: CivilDate)? =
                switch state {
                case .allocated:
                    (.allocated, served.ended(bed, since: day) ?? day.adding(allocatedDays))
                case .installing where !recalled.contains(asset): (.installing, day.adding(1))
                case .suspended: (.suspended, day.adding(suspendedDays))
                case .inService where !keeping.contains(asset):
                    served.emptySince(row).map { (.orphan, max($0, day).adding(orphanDays)) }
                case .returned, .sanitizing, .repair:
                    recalled.contains(asset) ? nil : preparation(of: row, in: state, since: day, rules)
                default: nil
                }
            guard let limit, today > limit.due else { continue }
            found.append(
                AssetDue(
                    kind: limit.kind, asset: asset, bed: bed, due: limit.due, daysLate: today.day - limit.due.day))
        }
        return found.sorted { ($0.asset, $0.kind.rawValue) < ($1.asset, $1.kind.rawValue) }
    }

    /// What comes next of a thing that came back without an order: mended out of the home, found again, or registered
    /// as returned. The county's days run from the day on which it left the home.
    private static func preparation(
        of asset: RecordRow, in state: CustodyState, since day: CivilDate, _ rules: [RecordRow]
    ) -> (kind: Kind, due: CivilDate)? {
        guard let kind = asset[AssetField.kind] else { return nil }
        let own = rules.first {
            $0[SharedField.county] == asset[SharedField.county] && $0[AssetField.kind] == kind
        }
        let rule = own.flatMap { AssetRule($0) } ?? AssetRule(defaultFor: kind)
        let back = asset[AssetField.returnedAt].map { CivilDate(of: $0) } ?? day
        if state == .returned { return (.sanitise, back.adding(rule.sanitiseDays)) }
        return (.available, back.adding(rule.availableDays))
    }

    /// The first step of an order that is not done, when it is late.
    private static func late(_ order: RecordRow, _ today: CivilDate) -> AssetDue? {
        guard order[RecoveryField.closedAt] == nil, let asset = order[AssetField.asset] else { return nil }
        let step: (kind: Kind, due: CivilDate?) =
            if order[RecoveryField.collectedAt] == nil {
                order[RecoveryField.noticedAt] == nil && order[RecoveryField.collectDue].map { today <= $0 } == true
                    ? (.notice, order[RecoveryField.noticeDue]) : (.collect, order[RecoveryField.collectDue])
            } else if order[RecoveryField.sanitisedAt] == nil {
                (.sanitise, order[RecoveryField.sanitiseDue])
            } else {
                (.available, order[RecoveryField.availableDue])
            }
        guard let due = step.due, today > due else { return nil }
        return AssetDue(
            kind: step.kind, asset: asset, bed: order[SharedField.bed], due: due, daysLate: today.day - due.day)
    }
}
