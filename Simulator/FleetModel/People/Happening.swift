import SimKit

/// What a day brings to a person.
enum Happening: Sendable, Equatable {
    case enterBed
    case leaveBed(isRising: Bool)
    case wet(level: Int64)
    case padChanged
    case doseTaken(slot: Int64, minutesLate: Int64)
    case doseMissed(slot: Int64)
    /// `copies` more messages of the same press follow within the second.
    case press(isGenuine: Bool, copies: Int64)
    /// The emergency button's test of the month.
    case testPress
    case fall(isCancelled: Bool)
    case startCharging
    case stopCharging
    case episodeBegins(VitalEpisode)
    case episodeEnds
    case real(RealHappening)
    case mishap(Mishap)
}

extension Happening {
    /// Whether it happens at home, or to the person, while the person lies in hospital.
    var reachesHospital: Bool {
        switch self {
        case .startCharging, .stopCharging, .real(.watchRemembered), .real(.pillowTaken): true
        case .mishap(let mishap): mishap.reachesHospital
        default: false
        }
    }
}
