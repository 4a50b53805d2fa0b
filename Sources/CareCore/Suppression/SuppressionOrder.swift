/// What a person says that silences alarms by design, takes something out of service, or ends it. Sources: care.md 3.3,
/// 8.1 (8).
public enum SuppressionOrder: Sendable, Equatable {
    /// The resident is away, until then or until somebody says otherwise.
    case away(BedID, until: Timestamp?, reason: String, kind: AbsenceKind = .away)
    /// The resident is back.
    case back(BedID)
    /// Staff have come; they plan to stay that long.
    case beginVisit(BedID, planned: Milliseconds)
    /// Staff have left.
    case endVisit(BedID)
    /// Power or network of a township will be down.
    case announceOutage(township: String, from: Timestamp, until: Timestamp, reason: String)
    /// What was announced for the township is over or does not come.
    case endOutage(township: String)
    /// Maintenance, with a permit.
    case takeOutOfService(ServiceTarget, permit: String, until: Timestamp)
    /// Maintenance is over.
    case returnToService(ServiceTarget)

    /// The word in commands and audit rows.
    public var name: String {
        switch self {
        case .away: "away"
        case .back: "back"
        case .beginVisit: "visit-begin"
        case .endVisit: "visit-end"
        case .announceOutage: "outage"
        case .endOutage: "outage-end"
        case .takeOutOfService: "out-of-service"
        case .returnToService: "return-to-service"
        }
    }
}
