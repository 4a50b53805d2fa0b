import SimKit

/// What goes wrong in a real person's day, or only looks like it.
enum Mishap: Sendable, Equatable {
    case fallsIll(Fever)
    /// The fever is high enough to be seen.
    case feverShows(Fever)
    case feverSinks(Fever)
    /// Too weak to get up in the morning, until `getsUp`.
    case staysInBed
    case getsUp
    /// Sits still and is well, until `stirs`: a watch counts no steps.
    case sits
    case stirs
    /// Falls by day without a wrist that tells of it and cannot get up, until `isFound`.
    case lies
    case isFound
    /// Lies down outside the bed to rest, until `wakes`.
    case naps
    case wakes
    /// A radar takes something for a fall.
    case radarErrs(isCancelled: Bool)
    /// Goes to the outhouse at night, and comes back.
    case goesOut
    case comesIn
    case goesToHospital(HospitalStay)
    case comesBack(HospitalStay)
}

extension Mishap {
    /// Whether it comes to somebody who lies in hospital too.
    var reachesHospital: Bool {
        switch self {
        case .comesBack, .fallsIll, .feverSinks: true
        default: false
        }
    }
}
