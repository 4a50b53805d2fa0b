import DequeModule

/// What the broker keeps for one client.
struct Session {
    /// A message sent and not acknowledged.
    struct Delivery {
        let packetID: UInt16
        let letter: Letter
        let subscription: UInt32
    }

    /// A message that was not sent yet.
    struct Waiting {
        let letter: Letter
        let subscription: UInt32
    }

    /// Whether the broker knows the client at all.
    var exists = false
    /// Whether it is kept while the client is away.
    var isKept = false
    var connection: Int?
    var receiveMaximum = 0
    var will: Letter?
    /// Identifier of the newest subscription; 0 for none.
    var subscription: UInt32 = 0
    /// Sent and not acknowledged, in order.
    var inFlight: Deque<Delivery> = []
    /// Not sent yet.
    var waiting: Deque<Waiting> = []
    /// The newest acknowledged deliveries, which a broker that is killed may forget to have been acknowledged.
    var acknowledged: Deque<Delivery> = []
    private var lastPacketID: UInt16 = 0

    /// Acknowledged deliveries that are remembered.
    static let memory = 64

    /// The next packet identifier, counted up and begun again after 65,535.
    mutating func nextPacketID() -> UInt16 {
        lastPacketID = lastPacketID == .max ? 1 : lastPacketID + 1
        return lastPacketID
    }

    /// Takes the acknowledgement of a packet.
    mutating func acknowledge(_ packetID: UInt16) {
        let position =
            inFlight.first?.packetID == packetID ? 0 : inFlight.firstIndex { $0.packetID == packetID }
        guard let position else { return }
        acknowledged.append(inFlight.remove(at: position))
        if acknowledged.count > Self.memory { acknowledged.removeFirst() }
    }
}
