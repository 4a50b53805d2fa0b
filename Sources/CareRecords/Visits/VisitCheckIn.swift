public import CareCore

/// Finds the visit to which a check-in at a bed belongs, when a tag at the bed or a card reader reports who came and
/// not which visit: then `visit-arrive` is entered for it.
public enum VisitCheckIn: Sendable, Equatable {
    /// Staff who were sent have come.
    case arrives(RecordID)
    /// They had checked in before: the second of two people, a card held up twice, or one that was handed in after the
    /// visit had been entered.
    case known(RecordID)
    /// Nobody was sent to the bed at this time; a person must say what it was.
    case unexpected

    /// How long before the planned start and after the planned end a check-in belongs to a visit, or before the
    /// arrival and after the end of one that took place: as long as alarms stay held back beyond a planned end, care.md
    /// 8.1 (8).
    public static let margin = Limits.visitOverrun

    /// Finds it. Between arrival and end of a visit that took place it belongs to that; of others the one that is
    /// planned nearest counts, and after its end one that took place gives way to one that was sent.
    /// - Parameters:
    ///   - bed: Where the tag or the reader is.
    ///   - person: Whose card it was; `nil` where a tag does not say.
    ///   - moment: When.
    ///   - rows: Rows of the table of visits; others than of the bed do not matter.
    public init(at bed: BedID, by person: RecordID?, _ moment: Timestamp, among rows: some Sequence<RecordRow>) {
        var nearest: (rank: (Int, Int64, RecordID), visit: Visit)?
        for visit in rows.compactMap(Visit.init) where visit.bed == bed {
            guard person.map(visit.staff.contains) ?? true, let (from, until) = Self.hours(of: visit),
                moment >= from - Self.margin, moment < until + Self.margin
            else { continue }
            var order = 1
            if visit.state.isFinished, moment >= from { order = moment < until ? 0 : 2 }
            let rank = (order, abs((moment - from).count), visit.id)
            if let known = nearest, known.rank <= rank { continue }
            nearest = (rank, visit)
        }
        guard let visit = nearest?.visit else {
            self = .unexpected
            return
        }
        self = visit.state == .dispatched ? .arrives(visit.id) : .known(visit.id)
    }

    /// When somebody was to be there, or was; `nil` where nobody was sent. A visit that was entered afterwards has no
    /// plan.
    private static func hours(of visit: Visit) -> (from: Timestamp, until: Timestamp)? {
        let ends: (Timestamp?, Timestamp?)
        switch visit.state {
        case .dispatched, .arrived, .inService:
            ends = (visit.row[VisitField.plannedStart], visit.row[VisitField.plannedEnd])
        case .finished, .rated, .followedUp: ends = (visit.arrivedAt, visit.endAt)
        case .planned, .cancelled, .void: return nil
        }
        guard let from = ends.0, let until = ends.1 else { return nil }
        return (from, until)
    }
}
