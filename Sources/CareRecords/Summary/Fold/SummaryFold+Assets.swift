internal import CareCore

extension SummaryFold {
    /// What came back, was given to a further family, is to come back, or was taken off the books.
    mutating func countAssets() {
        let figures = Dictionary(
            uniqueKeysWithValues: [.awaitingReturn, .returned, .reissued, .retired].map { ($0, byKind($0)) })
        let moves = Dictionary(grouping: source.moves) { $0[AssetField.asset] }
        for row in source.assets {
            guard let asset = row[AssetField.asset], let county = row[SharedField.county],
                let kind = row[AssetField.kind]?.kitKind
            else { continue }
            let history = AssetHistory(moves[asset] ?? [], of: asset)
            for (measure, steps) in [
                (Figure.DeviceMeasure.returned, history.returns), (.reissued, history.reissues),
                (.retired, history.retirements),
            ] {
                guard let figure = figures[measure]?[kind] else { continue }
                for step in steps {
                    let place = step.bed.map { places.place(of: $0) } ?? SummaryPlace(county: county)
                    count(figure, place, "\(asset) \(step.number)", on: CivilDate(of: step.at))
                }
            }
        }
        for row in source.recoveries {
            guard let asset = row[AssetField.asset], let number = row[AssetField.number],
                let bed = row[SharedField.bed], let ended = row[RecoveryField.endedOn], ended <= last,
                let kind = row[AssetField.kind]?.kitKind, let figure = figures[.awaitingReturn]?[kind]
            else { continue }
            let over = [row[RecoveryField.collectedAt], row[RecoveryField.closedAt]].compactMap { $0 }.min()
            if let over, CivilDate(of: over) <= last { continue }
            table.count(figure, places.place(of: bed), "\(asset) \(number)", inPeriod: true)
        }
    }
}
