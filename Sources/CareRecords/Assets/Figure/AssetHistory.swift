internal import CareCore

/// The moves of one asset, read once: when it came back, and when another family got it.
struct AssetHistory {
    /// Whether it ever came back from a home.
    private(set) var cameBack = false
    /// The moments at which a second or later family signed for it.
    private(set) var reissues: [Timestamp] = []
    /// Its ways from a home back into service.
    private(set) var turnarounds: [AssetTurnaround] = []

    /// Reads rows of `assetMove` of one asset.
    init(_ moves: [RecordRow], of asset: RecordID) {
        var issues = 0
        var home: (number: Int64, at: Timestamp)?
        for move in moves.sorted(by: { ($0[AssetField.number] ?? 0) < ($1[AssetField.number] ?? 0) }) {
            guard let to = move[AssetField.toState], let at = move[SharedField.at],
                let number = move[AssetField.number]
            else { continue }
            let from = move[AssetField.fromState]
            let isIssue = to == .inService && (from == .installing || from == nil)
            let isReturn = (to == .returned && from != .returned) || (to == .repair && from == .inService)
            if isReturn {
                cameBack = true
                home = (number, at)
            }
            guard isIssue else { continue }
            issues += 1
            if issues > 1 { reissues.append(at) }
            if let back = home {
                turnarounds.append(
                    AssetTurnaround(asset: asset, from: back.number, until: number, length: at - back.at))
                home = nil
            }
        }
    }
}
