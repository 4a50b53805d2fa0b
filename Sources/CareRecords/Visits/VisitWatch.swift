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

    /// Cases in service with fewer valid visits than the programme demands by its day although that is soon or over,
    /// of those that `isMeasured`. Source: the plan, 五(三)2(1), two each by the end of 2021; care.md 8.2 VIS-3 for how
    /// many days ahead.
    /// - Parameters:
    ///   - cases: Rows of the table of cases.
    ///   - visits: Rows of the table of visits.
    ///   - programme: How many visits are demanded by which day.
    ///   - today: The day on which it is asked.
    /// - Returns: The cases in the order given, each with its resident's valid visits.
    public static func behind(
        _ cases: some Sequence<RecordRow>, _ visits: some Sequence<RecordRow>, _ programme: VisitProgramme,
        today: CivilDate
    ) -> [(careCase: RecordID, visits: [RecordID])] {
        guard programme.earlyUntil <= today.adding(VisitLimits.dueSoon) else { return [] }
        return served(cases.filter { isMeasured($0, by: programme.earlyUntil) }, visits)
            .filter { $0.visits.count < programme.requiredEarly }
    }

    /// Cases in service that have the visits with a day, and not yet all that the programme demands. What they lack is
    /// never late: the plan gives it no day.
    /// - Parameters:
    ///   - cases: Rows of the table of cases.
    ///   - visits: Rows of the table of visits.
    ///   - programme: How many visits are demanded.
    /// - Returns: The cases in the order given, each with its resident's valid visits.
    public static func toCome(
        _ cases: some Sequence<RecordRow>, _ visits: some Sequence<RecordRow>, _ programme: VisitProgramme
    ) -> [(careCase: RecordID, visits: [RecordID])] {
        served(cases, visits).filter {
            $0.visits.count >= programme.requiredEarly && $0.visits.count < programme.required
        }
    }

    /// The cases in service, each with its resident's valid visits.
    private static func served(
        _ cases: some Sequence<RecordRow>, _ visits: some Sequence<RecordRow>
    ) -> [(careCase: RecordID, visits: [RecordID])] {
        var had: [RecordID: [RecordID]] = [:]
        for visit in visits.compactMap(Visit.init) where visit.counts {
            had[visit.resident, default: []].append(visit.id)
        }
        return cases.compactMap { row in
            guard row[CaseField.state] == .inService, let careCase = row[SharedField.careCase],
                let resident = row[SharedField.resident]
            else { return nil }
            return (careCase: careCase, visits: had[resident] ?? [])
        }
    }
}
