/// What is known of one bed since its incident was opened. Times are gateway time.
public struct IncidentBed: Sendable, Equatable {
    /// Whether the resident was recorded as away when the incident was opened.
    public let isAway: Bool
    /// The first message of a device that serves the bed.
    public internal(set) var heardAt: Timestamp?
    /// The first press for help.
    public internal(set) var pressedAt: Timestamp?
    /// The first time that somebody reached the person.
    public internal(set) var contact: IncidentContact?

    /// Makes a bed of which nothing is known yet, or as it was stored.
    public init(
        isAway: Bool = false, heardAt: Timestamp? = nil, pressedAt: Timestamp? = nil, contact: IncidentContact? = nil
    ) {
        self.isAway = isAway
        self.heardAt = heardAt
        self.pressedAt = pressedAt
        self.contact = contact
    }

    /// How far it is known.
    public var standing: IncidentStanding {
        if contact != nil { return .answered }
        if pressedAt != nil { return .pressed }
        return heardAt != nil ? .heard : .notReached
    }

    /// Where the bed stands in the list of those who are not reached: who has pressed asks for help and comes first,
    /// who is away comes last; between them the greater risk, then silence before a sign of life.
    public func urgency(_ risk: IncidentRisk) -> [Int] {
        let group = pressedAt != nil ? 0 : isAway ? 2 : 1
        return [group, risk.rawValue, heardAt == nil ? 0 : 1]
    }
}
