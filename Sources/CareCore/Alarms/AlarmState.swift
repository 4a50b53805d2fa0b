/// The alarm states of ISA-18.2 that an alarm of this gateway can be in. Raw values are stored and never change.
public enum AlarmState: UInt8, CaseIterable, Sendable {
    /// A: nothing to do; the alarm is over.
    case normal = 0
    /// B: active, nobody has answered.
    case unacknowledged = 1
    /// C: active, answered.
    case acknowledged = 2
    /// D: no longer active, nobody has answered.
    case returnedUnacknowledged = 3
    /// E: no longer active but latched, nobody has answered.
    case latchedUnacknowledged = 4
    /// F: latched and answered; a person closes it.
    case latchedAcknowledged = 5
    /// G: active, silenced by an operator for a reason and a time.
    case shelved = 6
    /// H: active, silenced by logic: the resident is away, a visit goes on, an outage was announced.
    case suppressedByDesign = 7
    /// I: active, silenced by a permit for maintenance.
    case outOfService = 8

    /// The word on the wire.
    public var name: String {
        switch self {
        case .normal: "normal"
        case .unacknowledged: "unacknowledged"
        case .acknowledged: "acknowledged"
        case .returnedUnacknowledged: "returned_unacknowledged"
        case .latchedUnacknowledged: "latched_unacknowledged"
        case .latchedAcknowledged: "latched_acknowledged"
        case .shelved: "shelved"
        case .suppressedByDesign: "suppressed_by_design"
        case .outOfService: "out_of_service"
        }
    }

    /// Whether the alarm is over.
    public var isOver: Bool { self == .normal }

    /// Whether somebody has still to answer.
    public var waitsForAcknowledgement: Bool {
        switch self {
        case .unacknowledged, .returnedUnacknowledged, .latchedUnacknowledged: true
        case .normal, .acknowledged, .latchedAcknowledged, .shelved, .suppressedByDesign, .outOfService: false
        }
    }

    /// Whether somebody has answered and the alarm is not over.
    public var isAnswered: Bool { self == .acknowledged || self == .latchedAcknowledged }

    /// Whether the condition behind the alarm still holds.
    public var isActive: Bool { self == .unacknowledged || self == .acknowledged || isHeld }

    /// Whether the condition holds but nobody is called: shelved, suppressed by design or out of service.
    public var isHeld: Bool { self == .shelved || self == .suppressedByDesign || self == .outOfService }

    /// The state of that wire name.
    public static func named(_ name: String) -> AlarmState? { allCases.first { $0.name == name } }
}
