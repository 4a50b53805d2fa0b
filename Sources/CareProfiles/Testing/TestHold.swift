import CareCore

/// What silences alarms by design, as an action of a case begins and ends it.
enum TestHold: String, CaseIterable {
    case away
    case visit
    case outage

    /// Where the bed is in a case with an announced outage; elsewhere one silent hub would be the whole township.
    static let township = "532901001"

    /// What a person says at `moment`: a visit is planned for an hour, an outage announced for a day.
    func order(_ bed: BedID, begins: Bool, at moment: Timestamp) -> SuppressionOrder {
        switch self {
        case .away: begins ? .away(bed, until: nil, reason: "profile test") : .back(bed)
        case .visit: begins ? .beginVisit(bed, planned: .hours(1)) : .endVisit(bed)
        case .outage:
            begins
                ? .announceOutage(
                    township: Self.township, from: moment, until: moment + .days(1), reason: "profile test")
                : .endOutage(township: Self.township)
        }
    }
}
