public import CareCore

/// Visits that are not as planned.
public enum VisitWatch {
    /// Visits that should have begun and have no check-in, in order of their planned start. Source: care.md 8.2 VIS-1.
    public static func unstarted(_ rows: some Sequence<RecordRow>, at now: Timestamp) -> [RecordID] {
        let found = rows.compactMap(Visit.init).compactMap { visit -> (start: Timestamp, id: RecordID)? in
            guard visit.state == .planned || visit.state == .dispatched,
                let start = visit.row[VisitField.plannedStart], now >= start + VisitLimits.unstarted
            else { return nil }
            return (start, visit.id)
        }
        return found.sorted { ($0.start, $0.id) < ($1.start, $1.id) }.map(\.id)
    }

    /// Whether the visits that the programme promises by `due` are asked of a case: it was in service by that day and
    /// did not end before it. For who came later no source gives a day.
    public static func isMeasured(_ row: RecordRow, by due: CivilDate) -> Bool {
        guard let since = row[CaseField.serviceFrom], since <= due else { return false }
        guard row[CaseField.state] == .ended, let ended = row[CaseField.endedOn] else { return true }
        return ended >= due
    }

    /// Cases in service with fewer valid visits than required although they are due soon or were due, each with the
    /// visits that it has, of those that `isMeasured`. Source: care.md 8.2 VIS-3.
    /// - Parameters:
    ///   - cases: Rows of the table of cases.
    ///   - visits: Rows of the table of visits.
    ///   - due: The last day for the required visits.
    ///   - today: The day on which it is asked.
    ///   - required: How many each resident must have.
    /// - Returns: The cases in the order given, each with its resident's valid visits.
    public static func behind(
        _ cases: some Sequence<RecordRow>, _ visits: some Sequence<RecordRow>, due: CivilDate, today: CivilDate,
        required: Int64 = VisitLimits.required
    ) -> [(careCase: RecordID, visits: [RecordID])] {
        guard due <= today.adding(VisitLimits.dueSoon) else { return [] }
        var had: [RecordID: [RecordID]] = [:]
        for visit in visits.compactMap(Visit.init) where visit.counts {
            had[visit.resident, default: []].append(visit.id)
        }
        var found: [(careCase: RecordID, visits: [RecordID])] = []
        for row in cases where row[CaseField.state] == .inService && isMeasured(row, by: due) {
            guard let careCase = row[SharedField.careCase], let resident = row[SharedField.resident] else { continue }
            let own = had[resident] ?? []
            if own.count < required { found.append((careCase, own)) }
        }
        return found
    }
}
