/// Something that concerns a whole township at once, or a drill of it. Decision 41.
public struct Incident: Sendable, Equatable {
    /// Its number.
    public let id: IncidentID
    /// What has happened.
    public let kind: IncidentKind
    /// Where.
    public let township: TownshipCode
    /// Gateway time of the opening.
    public let openedAt: Timestamp
    /// Who opened it.
    public let openedBy: String
    /// What was said with it; may be empty.
    public let note: String
    /// Until when presses belong to the drill; `nil` for an incident that is real.
    public let drillUntil: Timestamp?
    /// Whether the time of the drill is over: presses are real again, the record is still open.
    public internal(set) var hasEnded = false
    /// Gateway time of the closing; `nil` while it is open.
    public internal(set) var closedAt: Timestamp?
    /// The beds that the township had at the opening; none once it is closed.
    public internal(set) var beds: [BedNumber: IncidentBed] = [:]
    /// What went wrong, in order of number.
    public internal(set) var problems: [IncidentProblem] = []
    /// How many of a drill's presses people were told of lately.
    var flood = FloodWatch()

    /// Whether it is a drill.
    public var isDrill: Bool { drillUntil != nil }

    /// Whether it has come to its end and nothing of it waits to be put right.
    var isSettled: Bool { closedAt != nil && problems.allSatisfy { $0.accepted != nil } }

    /// What it is, for messages: `drill earthquake`.
    var text: String { (isDrill ? "drill " : "") + kind.name }
}
