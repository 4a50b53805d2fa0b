import FleetModel
import SimKit

/// How long something must be heard of without a break before its rule must have rung: shorter, and nobody could know.
struct Hearing: Equatable {
    /// From its beginning on, of which the device tells at once: the rule's delay and two minutes.
    let atFirst: TimeSpan
    /// From another moment on, when the device tells at its next turn: its period on top.
    let later: TimeSpan
    /// Whether only a watch on the wrist tells of it.
    var isOnWrist = false

    private init(after delay: TimeSpan, period: TimeSpan = .zero, isOnWrist: Bool = false) {
        atFirst = delay + .minutes(2)
        later = delay + period + .minutes(2)
        self.isOnWrist = isOnWrist
    }

    /// WET-1, which tells of a wet pad first, waits for a minute; a pad speaks every half hour (care.md 8.2 and 6.9).
    static let pad = Hearing(after: .minutes(1), period: .minutes(30))
    /// Out of bed for half an hour (care.md 8.4).
    static let bed = Hearing(after: .minutes(30), period: .minutes(1))
    /// A fence that was left: two fixes of the watch.
    static let fence = Hearing(after: .minutes(3), period: .minutes(10))

    /// Two temperatures of a watch that takes one an hour (care.md 8.2).
    static let fever = Hearing(after: .hours(2), period: .hours(1), isOnWrist: true)
    /// A night, by which the next is judged.
    static let night = Hearing(after: .hours(9))
    /// One message, and the next is half a day later.
    static let pressure = Hearing(after: .zero, period: .hours(12), isOnWrist: true)
    /// Five minutes on the floor before a radar (care.md 8.2).
    static let floor = Hearing(after: .minutes(5), period: .minutes(1))
    /// Six hours without a sign of life (care.md 8.2).
    static let stillness = Hearing(after: .hours(6), isOnWrist: true)
    /// Ten minutes to the edge of the circle, three there, and a fix every five.
    static let straying = Hearing(after: .minutes(13), period: .minutes(5), isOnWrist: true)
    /// A door that fell shut ten minutes ago (care.md 8.2).
    static let door = Hearing(after: .minutes(10))

    /// Carbon monoxide: ten minutes at 100 parts of a million and more, an hour below (care.md 8.4).
    static func fumes(_ peak: Int64) -> Hearing {
        Hearing(after: peak >= 100 ? .minutes(10) : .minutes(60), period: .minutes(15))
    }

    /// The delay of the illness's rule (care.md 8.2 and 8.4) and the minute in which a value comes.
    static func illness(_ kind: VitalEpisode) -> Hearing {
        switch kind {
        case .fastHeart, .slowHeart: Hearing(after: .minutes(4))
        case .fastBreath: Hearing(after: .minutes(6))
        case .lowOxygen: Hearing(after: .minutes(4), period: .minutes(1), isOnWrist: true)
        // Both pass sooner than two minutes after their rules.
        case .apnea, .silence: Hearing(after: .zero)
        }
    }
}
