public import CareCore

/// What the books say of silent things at the end of a day: whether a thing that is signed off at a bed is in service
/// there. Of what talks the gateway itself was told; a silent thing is found by its asset.
public struct SilentCustody: Sendable {
    private var out: Set<RecordID> = []
    private var devices: [DeviceID: RecordID] = [:]
    private var serials: [String: RecordID] = [:]

    /// Folds rows of `asset` and `assetMove`, and of `assetKept` and `careCase`: what stayed with a family serves no
    /// programme any more.
    /// - Parameters:
    ///   - assets: The assets.
    ///   - moves: Their moves.
    ///   - kept: What stayed with families.
    ///   - cases: The cases that are named there.
    ///   - end: What happened after it does not count.
    public init(
        assets: [RecordRow], moves: [RecordRow], kept: [RecordRow], cases: [RecordRow], until end: Timestamp
    ) {
        var last: [RecordID: (number: Int64, state: CustodyState)] = [:]
        for move in moves {
            guard let asset = move[AssetField.asset], let number = move[AssetField.number],
                let state = move[AssetField.toState], let at = move[SharedField.at], at <= end,
                last[asset].map({ $0.number < number }) ?? true
            else { continue }
            last[asset] = (number, state)
        }
        let ended = Set(cases.filter { $0[CaseField.state] == .ended }.compactMap { $0[SharedField.careCase] })
        let keeping = Set(
            kept.filter { row in
                row[SharedField.careCase].map(ended.contains) == true && row[SharedField.at].map { $0 <= end } == true
            }.compactMap { $0[AssetField.asset] })
        for row in assets {
            guard let asset = row[AssetField.asset] else { continue }
            if let device = row[AssetField.device] { devices[device] = asset }
            if let serial = row[AssetField.serial] { serials[serial] = asset }
            let isInService = last[asset].map { $0.state == .inService } ?? true
            if !isInService || keeping.contains(asset) { out.insert(asset) }
        }
    }

    /// Whether an item of a kit is in service as far as the books know; what is on no book is.
    func isInService(_ item: RecordRow) -> Bool {
        let asset =
            item[KitField.device].flatMap { devices[$0] } ?? item[KitField.serial].flatMap { serials[$0] }
        return asset.map { !out.contains($0) } ?? true
    }
}
