import FleetModel
import SimKit

extension Evidence {
    /// How long a message may be on its way to the gateway's machine and count as told when it was said.
    private static let journey = TimeSpan.seconds(5)

    /// What a device said of a quantity, in its order.
    func course(of quantity: Quantity, by device: String) -> StateCourse {
        StateCourse(states.sayings(of: quantity, by: device, record.messages))
    }

    /// The moments at which a device said a value; `nil` without one that it must say.
    func moments(_ gate: (quantity: Quantity, value: Double)?, by device: String) -> Set<Moment>? {
        guard let gate else { return nil }
        let said = states.sayings(of: gate.quantity, by: device, record.messages)
        return Set(said.filter { $0.value == gate.value }.map(\.at))
    }

    /// Whether the gateway surely read what a device said as soon as it was said: it reached the machine at once and
    /// once, and nothing of the system failed while it was read.
    func isRead(_ saying: StateBook.Saying) -> Bool {
        guard saying.isTaken, !saying.isDoubtful, let arrived = saying.arrivedAt,
            arrived <= saying.madeAt + Self.journey
        else { return false }
        let (from, until) = (arrived - Self.retryTime, arrived + slack(at: arrived))
        return !isTroubled(from, until, except: [.household]) && !hasFailed(from, until)
    }

    /// Whether a device tells of the people of its home alone up to a moment: no book speaks of it, and neither it nor
    /// another of the home was given to others.
    func tellsOfItsHome(_ device: String, until moment: Moment) -> Bool {
        !isProperty(device) && !isMoved(household: household(of: device), by: moment)
    }
}
