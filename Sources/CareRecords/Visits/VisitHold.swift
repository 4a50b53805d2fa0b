internal import CareCore

/// Holding back the bed's alarms while staff are there. Only for what happens now: a visit that is recorded afterwards
/// changes no alarm. Source: care.md 8.1 (5) and (8).
enum VisitHold {
    /// Begins it when staff have come just now and it has not begun.
    static func begin(_ draft: inout VisitDraft, at moment: Timestamp, bed: BedID, _ context: RecordContext) {
        guard draft.row[VisitField.heldFrom] == nil, context.now - moment <= VisitLimits.present else { return }
        draft.row[VisitField.heldFrom] = context.now
        draft.consequences.append(
            .suppression(.beginVisit(bed, planned: length(of: draft.row)), by: context.by))
    }

    /// Ends it when it still goes on.
    static func end(_ draft: inout VisitDraft, _ visit: Visit, _ context: RecordContext) {
        guard let from = visit.row[VisitField.heldFrom], visit.endAt == nil else { return }
        // Later it has ended by itself, and an end would be refused.
        guard context.now < from + length(of: visit.row) + Limits.visitOverrun else { return }
        draft.consequences.append(.suppression(.endVisit(visit.bed), by: context.by))
    }

    /// How long it is planned to stay.
    private static func length(of visit: RecordRow) -> Milliseconds {
        guard let from = visit[VisitField.plannedStart], let until = visit[VisitField.plannedEnd] else {
            return VisitLimits.longest
        }
        return min(until - from, Limits.visit)
    }
}
