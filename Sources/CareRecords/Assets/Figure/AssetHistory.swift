internal import CareCore

/// The moves of one asset, read once: when it came back, and when another family got it.
struct AssetHistory {
    /// A move that counts.
    struct Step {
        /// The number of the move.
        let number: Int64
        let at: Timestamp
        /// The home from which it came or to which it went.
        let bed: BedID?
    }

    /// Whether it ever came back from a home.
    private(set) var cameBack = false
    /// How many families it was issued to.
    private(set) var issues = 0
    /// The last move, which says where it is.
    private(set) var last: RecordRow?
    /// Since when it has been in stores and free for anybody; `nil` while it is not. From store to store it stays so.
    private(set) var freeSince: Timestamp?
    /// The moves by which a second or later family signed for it.
    private(set) var reissues: [Step] = []
    /// The moves by which it came back from a home.
    private(set) var returns: [Step] = []
    /// The move by which it was taken off the books.
    private(set) var retirements: [Step] = []
    /// Its ways from a home back into service.
    private(set) var turnarounds: [AssetTurnaround] = []

    /// Reads rows of `assetMove` of one asset.
    init(_ moves: [RecordRow], of asset: RecordID) {
        var home: (number: Int64, at: Timestamp)?
        var bed: BedID?
        for move in moves.sorted(by: { ($0[AssetField.number] ?? 0) < ($1[AssetField.number] ?? 0) }) {
            guard let to = move[AssetField.toState], let at = move[SharedField.at],
                let number = move[AssetField.number]
            else { continue }
            last = move
            freeSince = to == .inStock || to == .ready ? freeSince ?? at : nil
            bed = move[SharedField.bed] ?? bed
            let step = Step(number: number, at: at, bed: bed)
            if to == .retired { retirements.append(step) }
            let from = move[AssetField.fromState]
            let isIssue = to == .inService && (from == .installing || from == nil)
            let isReturn = (to == .returned && from != .returned) || (to == .repair && from == .inService)
            if isReturn {
                cameBack = true
                returns.append(step)
                home = (number, at)
            }
            guard isIssue else { continue }
            issues += 1
            if issues > 1 { reissues.append(step) }
            if let back = home {
                turnarounds.append(
                    AssetTurnaround(asset: asset, from: back.number, until: number, length: at - back.at))
                home = nil
            }
        }
    }
}
