import DequeModule
import FleetModel
import SimKit

/// A household's one connection, as an MQTT client library keeps it: what the broker has not confirmed is sent again
/// after every reconnect.
struct HomeLink {
    /// A publish that the broker has not confirmed.
    struct Pending {
        let packetID: UInt16
        let letter: Letter
    }

    var connection: Int?
    /// Whether CONNACK has come on it.
    var isUp = false
    /// Whether the household wants to be connected: not while an outage of its own is played.
    var isWanted = true
    var pending: Deque<Pending> = []
    private var lastPacketID: UInt16 = 0

    /// Time until the next attempt after one that failed.
    static let retryTime = TimeSpan.seconds(10)

    mutating func add(_ letter: Letter) -> Pending {
        lastPacketID = lastPacketID == .max ? 1 : lastPacketID + 1
        let pending = Pending(packetID: lastPacketID, letter: letter)
        self.pending.append(pending)
        return pending
    }

    mutating func confirm(_ packetID: UInt16) {
        let position = pending.first?.packetID == packetID ? 0 : pending.firstIndex { $0.packetID == packetID }
        if let position { pending.remove(at: position) }
    }
}
