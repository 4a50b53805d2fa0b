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
        takePlan(visit, period)
        guard visit.state.isFinished, let end = visit.endAt else { return }
        let day = CivilDate(of: end)
        guard period.contains(day) else { return }
        if visit.isByTwo { withTwoStaff.append(visit.id) }
        guard visit.counts else { return doubtful.append(visit.id) }
        served.append(visit.id)
        visitsByResident[visit.resident, default: []].append(visit.id)
        lengths[visit.id] = visit.duration ?? .zero
        if programme.earlyOrdinals.contains(visit.ordinal), day <= programme.earlyUntil { early.append(visit.id) }
        if programme.ordinals.contains(visit.ordinal) { promised.append(visit.id) } else { further.append(visit.id) }
        if let rating = visit.row[VisitField.rating] {
            rated.append(visit.id)
            ratings[visit.id] = rating
        }
        if visit.row[VisitField.complaint] == true { complaints.append(visit.id) }
    }

    private mutating func takePlan(_ visit: Visit, _ period: Range<CivilDate>) {
        guard visit.state != .void, let start = visit.row[VisitField.plannedStart],
            period.contains(CivilDate(of: start))
        else { return }
        planned.append(visit.id)
        if visit.state.isFinished { kept.append(visit.id) }
    }
}
