internal import CareCore

extension VisitDraft {
    /// How long the visit is planned to take; the longest for one that was not planned.
    var plannedLength: Milliseconds {
        guard let from = row[VisitField.plannedStart], let until = row[VisitField.plannedEnd] else {
            return VisitLimits.longest
        }
        return until - from
    }

    /// A position has both parts, and a check-in by position has one.
    mutating func checkPosition() {
        faults += PlaceField.positionFaults(row)
        let hasPosition = row[PlaceField.latitude] != nil && row[PlaceField.longitude] != nil
        if row[VisitField.method] == .geofence, !hasPosition {
            refuse(VisitField.method.name, expected: "geofence with latitude and longitude", found: "geofence without")
        }
    }

    /// The reason "other" says nothing without words.
    mutating func checkEndingNote(_ isNeeded: Bool) {
        guard isNeeded, row[VisitField.endingNote] == nil else { return }
        refuse(VisitField.endingNote.name, expected: "the reason in words", found: "")
    }

    /// A voided visit takes nobody's time: visits that were odd only because of it are so no longer.
    mutating func freeOverlapped(_ visit: Visit, _ book: any RecordBook) throws {
        guard let arrived = visit.arrivedAt, let end = visit.endAt else { return }
        var freed: Set<RecordID> = []
        for (_, other) in try staffing(visit, from: arrived, until: end).clashes(book, isPlan: false)
        where other.anomalies.contains(.overlap) && freed.insert(other.id).inserted {
            guard let from = other.arrivedAt, let until = other.endAt else { continue }
            let own = VisitDraft(other.row).staffing(other, from: from, until: until)
            let remaining = try own.clashes(book, isPlan: false).filter { $0.other.id != visit.id }
            guard remaining.isEmpty else { continue }
            let anomalies = RecordSet(other.anomalies.subtracting([.overlap]))
            lines.append(RecordPut(.visit, other.row.with(VisitField.anomalies, anomalies)))
        }
    }
}
