internal import CareCore

/// The stays of an asset at one bed, or in its household. Before and after them other homes have had the same thing: of
/// those a dossier says that it came from one or went to one, and nothing else (decision 47).
struct DossierStays {
    /// The asset, as it stands now only where no other home has had it since.
    private(set) var asset: DossierRow
    /// The moves to and at the home, and from each stay the one that ended it.
    private(set) var moves: [DossierRow] = []
    private let way: [DossierRow]
    private let home: Set<BedID>

    /// Finds them.
    /// - Parameters:
    ///   - moves: All moves of the asset.
    ///   - asset: The asset.
    ///   - home: The beds that are this home's.
    init(_ moves: [DossierRow], of asset: DossierRow, at home: Set<BedID>) {
        way = moves.sorted { ($0.row[AssetField.number] ?? 0) < ($1.row[AssetField.number] ?? 0) }
        self.home = home
        self.asset = asset
        var inherited = DossierInheritance()
        var before: RecordRow?
        for move in way {
            let wasHome = before.map(isHome) ?? false
            let isNew = isHome(move.row) && !wasHome
            if isNew { inherited = DossierInheritance(from: before) }
            let own = DossierRow(inherited.taken(from: move.row), entry: move.entry)
            if isHome(move.row) {
                // Where it was only allocated nobody had it yet: the office gives it to another bed for its own reason.
                let isHandedOver =
                    isNew && before.map(isElsewhere) == true && move.row[AssetField.toState] != .allocated
                self.moves.append(isHandedOver ? Self.arrival(own) : own)
            } else if wasHome {
                self.moves.append(isElsewhere(move.row) ? Self.departure(own) : own)
            }
            before = move.row
        }
        self.asset = standing(asset, inherited.taken(from: asset.row))
    }

    private func isHome(_ row: RecordRow) -> Bool { row[SharedField.bed].map(home.contains) ?? false }

    private func isElsewhere(_ row: RecordRow) -> Bool { row[SharedField.bed].map { !home.contains($0) } ?? false }
}

extension DossierStays {
    /// Work in the stays and in the time before and after each, when nobody had the asset: it was prepared for this
    /// home, or after it.
    func works(_ rows: [DossierRow]) -> [DossierRow] {
        rows.filter { work in
            guard let at = work.row[SharedField.at], !way.isEmpty else { return true }
            return way.indices.contains { index in
                let from = way[index].row[SharedField.at] ?? at
                let until = index + 1 < way.count ? way[index + 1].row[SharedField.at] ?? at : at
                return (index == 0 || from <= at) && at <= until && concernsHome(index)
            }
        }
    }

    /// Whether this home has the asset after a move, or had it last or has it next while nobody does.
    private func concernsHome(_ index: Int) -> Bool {
        if way[index].row[SharedField.bed] != nil { return isHome(way[index].row) }
        let last = way[..<index].last { $0.row[SharedField.bed] != nil }
        let next = way[index...].first { $0.row[SharedField.bed] != nil }
        let homes = [last, next].compactMap(\.self)
        return homes.isEmpty || homes.contains { isHome($0.row) }
    }

    private func standing(_ found: DossierRow, _ own: RecordRow) -> DossierRow {
        guard let words = gone(found.row) else { return DossierRow(own, entry: found.entry) }
        var described = RecordRow()
        described.take(RecordTable.asset.key + RecordForm.assetDescription, from: found.row)
        return DossierRow(described, entry: found.entry, standIns: [AssetField.state.name: words])
    }

    /// What is said of an asset that another home has, or has had since; `nil` for one of which this home was the last.
    private func gone(_ asset: RecordRow) -> String? {
        let last = way.lastIndex { isHome($0.row) }
        let since = way[(last.map { $0 + 1 } ?? way.startIndex)...]
        guard isElsewhere(asset) || since.contains(where: { isElsewhere($0.row) }) else { return nil }
        guard last != nil, let left = since.first?.row, let at = left[SharedField.at] else { return "未在本床位" }
        return "\(CivilDate(of: at).recordText) " + (isElsewhere(left) ? Self.handedOn : "已回收再用")
    }

    private static let handedOn = "已转出本床位"

    /// The move by which it went straight to another home.
    private static func departure(_ move: DossierRow) -> DossierRow {
        var own = RecordRow()
        own.take(RecordTable.assetMove.key, from: move.row)
        own[SharedField.at] = move.row[SharedField.at]
        own[AssetField.fromState] = move.row[AssetField.fromState]
        return DossierRow(own, entry: move.entry, standIns: [AssetField.toState.name: handedOn])
    }

    /// The move by which it came straight from another home. Who handed it over, why and by which paper is told by that
    /// home's records: kit-swap names its item of the kit.
    private static func arrival(_ move: DossierRow) -> DossierRow {
        var own = RecordRow()
        own.take(RecordTable.assetMove.key, from: move.row)
        own[SharedField.at] = move.row[SharedField.at]
        own[AssetField.toState] = move.row[AssetField.toState]
        own[AssetField.place] = move.row[AssetField.place]
        own[SharedField.bed] = move.row[SharedField.bed]
        own[AssetField.custodian] = move.row[AssetField.custodian]
        return DossierRow(own, entry: move.entry, standIns: [AssetField.fromState.name: "自其他床位转入"])
    }
}
