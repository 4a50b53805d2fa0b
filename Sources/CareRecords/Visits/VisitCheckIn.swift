public import CareCore

/// Finds the visit to which a check-in at a bed belongs, when a tag at the bed or a card reader reports who came and
/// not which visit: then `visit-arrive` is entered for it.
public enum VisitCheckIn: Sendable, Equatable {
    /// Staff who were sent have come.
    case arrives(RecordID)
    /// They had checked in before: the second of two people, or a card held up twice.
    case known(RecordID)
    /// Nobody was sent to the bed at this time; a person must say what it was.
    case unexpected

    /// How long before the planned start and after the planned end a check-in belongs to a visit: as long as alarms
    /// stay held back beyond a planned end, care.md 8.1 (8).
    public static let margin = Limits.visitOverrun

    /// Finds it. Of several visits the one that is planned nearest counts.
    /// - Parameters:
    ///   - bed: Where the tag or the reader is.
    ///   - person: Whose card it was; `nil` where a tag does not say.
    ///   - moment: When.
    ///   - rows: Rows of the table of visits; others than of the bed do not matter.
    public init(at bed: BedID, by person: RecordID?, _ moment: Timestamp, among rows: some Sequence<RecordRow>) {
        var nearest: (distance: Int64, visit: Visit)?
        for visit in rows.compactMap(Visit.init) where visit.bed == bed {
            guard [.dispatched, .arrived, .inService].contains(visit.state),
                person.map(visit.staff.contains) ?? true, let start = visit.row[VisitField.plannedStart],
                let end = visit.row[VisitField.plannedEnd], moment >= start - Self.margin,
                moment < end + Self.margin
            else { continue }
            let distance = abs((moment - start).count)
            if let known = nearest, (known.distance, known.visit.id) <= (distance, visit.id) { continue }
            nearest = (distance, visit)
        }
        guard let visit = nearest?.visit else {
            self = .unexpected
            return
        }
        self = visit.state == .dispatched ? .arrives(visit.id) : .known(visit.id)
    }
}
