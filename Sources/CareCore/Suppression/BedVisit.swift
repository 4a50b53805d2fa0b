/// Staff are with a resident.
struct BedVisit: Equatable {
    let from: Timestamp
    let plannedEnd: Timestamp
    var endedAt: Timestamp?
    let by: String

    /// When its suppression ends.
    var until: Timestamp {
        let latest = plannedEnd + Limits.visitOverrun
        return endedAt.map { min($0 + Limits.visitGrace, latest) } ?? latest
    }
}
