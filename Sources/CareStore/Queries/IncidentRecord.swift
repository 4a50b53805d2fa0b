public import CareCore

/// An incident or drill as it is read back.
public struct IncidentRecord: Sendable, Equatable {
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
    /// The end of a drill's time; `nil` for what is real.
    public let drillUntil: Timestamp?
    /// Gateway time of the closing; `nil` while it is open.
    public let closedAt: Timestamp?
    /// Who closed it.
    public let closedBy: String?
    /// What was learnt.
    public let conclusion: String?
    /// Its beds.
    public let beds: Int
    /// Beds whose people somebody has reached.
    public let reached: Int
    /// Its alarms; of a drill, its presses.
    public let alarms: Int
    /// Problems that nobody has accepted as put right.
    public let openProblems: Int

    /// Whether it is a drill.
    public var isDrill: Bool { drillUntil != nil }
}
