/// How warm a room is, by the limits of care.md 8.4.
public enum RoomClass: String, CaseIterable, Sendable {
    /// Below 5 °C.
    case cold
    /// Below 10 °C.
    case chilly
    case mild
    /// Above 33 °C.
    case hot

    init(degrees: Double) {
        switch degrees {
        case ..<5: self = .cold
        case ..<10: self = .chilly
        case ...33: self = .mild
        default: self = .hot
        }
    }
}
