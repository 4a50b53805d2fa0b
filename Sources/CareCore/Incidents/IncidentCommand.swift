/// What a person does with an incident or drill.
public enum IncidentCommand: Sendable, Equatable {
    /// It has begun; with a length it is a drill of at most that long.
    case open(IncidentKind, TownshipCode, drill: Milliseconds?, note: String)
    /// Somebody has reached the person of a bed.
    case reached(IncidentID, BedID, IncidentContact.Way, note: String)
    /// Something went wrong.
    case problem(IncidentID, text: String)
    /// A problem is put right.
    case rectify(IncidentID, problem: Int, text: String)
    /// What was put right was looked at and is good.
    case accept(IncidentID, problem: Int, text: String)
    /// It is over, with what was learnt.
    case close(IncidentID, note: String)

    /// The word in commands and audit rows.
    public var name: String {
        switch self {
        case .open: "incident-open"
        case .reached: "incident-reached"
        case .problem: "incident-problem"
        case .rectify: "incident-rectify"
        case .accept: "incident-accept"
        case .close: "incident-close"
        }
    }
}
