internal import CareCore

/// The county's property in a bed's dossier: what is or was at the bed, what serves its household from the other's bed,
/// and what was paid for it; of each its stays there with the move that ended them, and what was done to prepare it for
/// them and after them.
struct DossierCustody {
    private(set) var assets: [DossierRow] = []
    private(set) var moves: [DossierRow] = []
    private(set) var works: [DossierRow] = []

    /// Reads them.
    /// - Parameters:
    ///   - bed: The bed.
    ///   - partnerBeds: Other beds of the household.
    ///   - paid: Assets for which the bed's money was paid.
    ///   - fetch: Rows of a table in which the conditions hold, in order of their keys.
    init(
        _ bed: BedID, partnerBeds: [BedID], paid: Set<RecordID>,
        fetch: (RecordTable, [RecordCondition]) throws -> [DossierRow]
    ) rethrows {
        let own = try Self.assets(at: [bed], fetch: fetch).union(paid)
        let others = try Self.assets(at: partnerBeds, fetch: fetch).subtracting(own)
        for asset in own.union(others).sorted() {
            guard let row = try fetch(.asset, [.equal(AssetField.asset, asset)]).first else { continue }
            let isPersonal = row.row[AssetField.kind]?.isPersonal ?? true
            // What is the partner's own is nothing of this bed.
            if isPersonal, others.contains(asset) { continue }
            let stays = DossierStays(
                try fetch(.assetMove, [.equal(AssetField.asset, asset)]), of: row,
                at: Set([bed] + (isPersonal ? [] : partnerBeds)))
            assets.append(stays.asset)
            moves += stays.moves
            works += stays.works(try fetch(.assetWork, [.equal(AssetField.asset, asset)]))
        }
    }

    /// What is or was at the places.
    private static func assets(
        at places: [BedID], fetch: (RecordTable, [RecordCondition]) throws -> [DossierRow]
    ) rethrows -> Set<RecordID> {
        let rows = try places.flatMap { place in
            try [RecordTable.asset, .assetMove].flatMap { try fetch($0, [.equal(SharedField.bed, place)]) }
        }
        return Set(rows.compactMap { $0.row[AssetField.asset] })
    }
}
