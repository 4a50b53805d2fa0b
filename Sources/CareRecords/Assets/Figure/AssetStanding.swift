public import CareCore

/// Where one asset was at the end of a day and who had signed for it, which its last move until then says, and whether
/// it worked when somebody looked at it last.
public struct AssetStanding: Sendable, Equatable {
    /// The asset.
    public let asset: RecordID
    /// Its county.
    public let county: CountyCode
    /// What it is.
    public let kind: AssetKind
    /// Where it stood on its way.
    public let state: CustodyState
    /// Where it was.
    public let place: AssetPlace
    /// The move that brought it there, with who had signed for it.
    public let move: RecordRow
    /// The newest look at it; `nil` when nobody has looked at it yet.
    public let check: AssetCheck?

    /// Folds rows of `asset` and `assetMove`.
    /// - Parameters:
    ///   - assets: The assets.
    ///   - moves: All their moves.
    ///   - checks: The looks at them, up to the same day.
    ///   - day: The day that is asked for; what came onto the books later is not there yet.
    /// - Returns: In order of the asset.
    public static func list(
        _ assets: [RecordRow], moves: [RecordRow], checks: AssetChecks, on day: CivilDate
    ) -> [AssetStanding] {
        var last: [RecordID: RecordRow] = [:]
        for move in moves {
            guard let asset = move[AssetField.asset], let number = move[AssetField.number],
                let at = move[SharedField.at], CivilDate(of: at) <= day,
                last[asset]?[AssetField.number].map({ $0 < number }) ?? true
            else { continue }
            last[asset] = move
        }
        return assets.compactMap { row -> AssetStanding? in
            guard let asset = row[AssetField.asset], let move = last[asset], let county = row[SharedField.county],
                let kind = row[AssetField.kind], let state = move[AssetField.toState],
                let place = move[AssetField.place]
            else { return nil }
            return AssetStanding(
                asset: asset, county: county, kind: kind, state: state, place: place, move: move,
                check: checks[asset])
        }.sorted { $0.asset < $1.asset }
    }
}
