internal import CareCore

/// Counts visits.
public enum VisitTally {
    /// The figures of each provider in each county, in their order. A visit belongs to the day in Asia/Shanghai on
    /// which it ended, a plan to that of its planned start.
    /// - Parameters:
    ///   - rows: Rows of the table of visits, each once.
    ///   - period: Days; the last one is outside.
    ///   - programme: What counts toward which promise.
    /// - Returns: One a provider and county that has visits, in order.
    public static func figures(
        _ rows: some Sequence<RecordRow>, in period: Range<CivilDate>, _ programme: VisitProgramme
    ) -> [VisitFigures] {
        figures(rows.compactMap { Visit($0) }, in: period, programme)
    }

    /// The same of visits whose rows were read before.
    static func figures(
        _ visits: [Visit], in period: Range<CivilDate>, _ programme: VisitProgramme
    ) -> [VisitFigures] {
        var groups: [Group: VisitFigures] = [:]
        for visit in visits {
            let group = Group(county: visit.county, provider: visit.provider)
            groups[group, default: VisitFigures(county: visit.county, provider: visit.provider)]
                .take(visit, period, programme)
        }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    private struct Group: Hashable, Comparable {
        let county: CountyCode
        let provider: ProviderCode

        static func < (left: Group, right: Group) -> Bool {
            (left.county.description, left.provider) < (right.county.description, right.provider)
        }
    }
}

extension VisitFigures {
    fileprivate mutating func take(_ visit: Visit, _ period: Range<CivilDate>, _ programme: VisitProgramme) {
        if let plan = VisitSums.planned(visit), period.contains(plan.day) {
            planned.append(visit.id)
            if plan.sums.kept > 0 { kept.append(visit.id) }
        }
        guard let end = VisitSums.ended(visit, programme), period.contains(end.day) else { return }
        if end.sums.byTwo > 0 { withTwoStaff.append(visit.id) }
        guard end.sums.served > 0 else { return doubtful.append(visit.id) }
        served.append(visit.id)
        visitsByResident[visit.resident, default: []].append(visit.id)
        lengths[visit.id] = Milliseconds(end.sums.length)
        if end.sums.early > 0 { early.append(visit.id) }
        if end.sums.promised > 0 { promised.append(visit.id) }
        if end.sums.further > 0 { further.append(visit.id) }
        if end.sums.rated > 0 {
            rated.append(visit.id)
            ratings[visit.id] = end.sums.points
        }
        if visit.row[VisitField.complaint] == true { complaints.append(visit.id) }
    }
}
