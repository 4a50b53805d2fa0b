/// Who is connected to the broker. Every client has one session there.
enum Client: Hashable, Sendable {
    /// The gateway's connection for events.
    case urgentLane
    /// The gateway's connection for telemetry and status.
    case bulkLane
    /// The screen of the operators.
    case observer
    /// The hub of a household.
    case home(Int)

    /// The place of its session and of its route.
    var index: Int {
        switch self {
        case .urgentLane: 0
        case .bulkLane: 1
        case .observer: 2
        case .home(let index): index + 3
        }
    }

    /// The client of that place.
    init(index: Int) {
        switch index {
        case 0: self = .urgentLane
        case 1: self = .bulkLane
        case 2: self = .observer
        default: self = .home(index - 3)
        }
    }

    var isLane: Bool { self == .urgentLane || self == .bulkLane }
}
