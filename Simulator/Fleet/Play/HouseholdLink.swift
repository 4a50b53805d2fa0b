import CareCore
import FleetModel
import Mosquitto
import SimKit

/// A household's one connection: what waits for it, and what the broker has not confirmed yet.
final class HouseholdLink {
    let connection: PublisherConnection
    private var urgent: [Publication] = []
    private var bulk: [Publication] = []
    private var inFlight: [UInt16: Int] = [:]
    private var refusedBefore: UInt64 = 0

    init(_ connection: PublisherConnection) { self.connection = connection }

    /// Messages that wait or are not confirmed.
    var openMessages: Int { urgent.count + bulk.count + inFlight.count }

    func add(_ publication: Publication) {
        if publication.isUrgent { urgent.append(publication) } else { bulk.append(publication) }
    }

    /// Hands over what fits and tells the numbers of what left.
    func pump(_ left: (Int) -> Void) {
        guard connection.isConnected else { return }
        pump(&urgent, left)
        if urgent.isEmpty { pump(&bulk, left) }
    }

    private func pump(_ queue: inout [Publication], _ left: (Int) -> Void) {
        var count = 0
        for publication in queue {
            let packetID = connection.publish(
                topic: publication.topic, payload: publication.payload, isRetained: publication.isRetained)
            if let packetID {
                inFlight[packetID] = publication.number
                left(publication.number)
            } else if connection.refusedPublishes == refusedBefore {
                break
            }
            // What the library refuses for good, a packet too long, would block the rest for ever.
            refusedBefore = connection.refusedPublishes
            count += 1
        }
        queue.removeFirst(count)
    }

    /// The numbers of the messages that the broker confirmed since the last call.
    func takeConfirmed() -> [Int] {
        let numbers = connection.takeConfirmed().compactMap { inFlight.removeValue(forKey: $0) }
        refusedBefore = connection.refusedPublishes
        return numbers
    }

    /// The messages that the library will send once more by itself, now that the connection is gone.
    var unconfirmed: [Int] { inFlight.values.sorted() }
}
