internal import CareCore

/// What leaves past the library's queue while acknowledgements are withheld.
///
/// While nothing can be written to disk, messages are read and not acknowledged for hours. Their PUBACKs stand in the
/// library's queue, which is sent from the front or not at all; so what must leave all the same, alarm messages and the
/// PINGREQ without which the broker would end the connection, is written to the socket around it. The library has made
/// each of these messages too: it knows their packet identifiers, takes their confirmation, and sends them again after
/// a connection that was lost (decision 30).
///
/// What was published before that time and is not confirmed is known here too: should the connection be lost and come
/// back with messages, the library's repeats stand behind their PUBACKs, whenever they were published (decision 101).
struct PastQueue {
    /// Bytes that the socket has not taken yet: whole packets, the first one perhaps in part.
    private(set) var bytes: [UInt8] = []
    /// Published and not yet confirmed, by packet identifier.
    private var packets: [UInt16: PublishPacket] = [:]
    /// The identifier of what was published last.
    private var newest: UInt16 = 0
    /// When the next PINGREQ is due; `nil` while the library's own leaves by itself.
    private var pingAt: Timestamp?

    private static let pingRequest: [UInt8] = [0xC0, 0x00]
    private static let disconnect: [UInt8] = [0xE0, 0x00]

    /// How many messages the broker has not confirmed.
    var unconfirmed: Int { packets.count }

    /// Whether the message of that identifier is not confirmed.
    func isUnconfirmed(_ packetID: UInt16) -> Bool { packets[packetID] != nil }

    /// Notes a message that was given to the library; `mayWait` says that the library's queue is not held up for long.
    mutating func publish(_ packet: PublishPacket, version: MQTTVersion, mayWait: Bool) {
        packets[packet.packetID] = packet
        newest = packet.packetID
        if !mayWait { bytes += packet.bytes(version: version, isRepeated: false) }
    }

    /// The broker has the message.
    mutating func confirm(_ packetID: UInt16) { packets[packetID] = nil }

    /// The connection came back and holds messages already, so that the library cannot repeat what is unconfirmed. In
    /// the order in which it was published: identifiers go round, and the oldest are those after the newest.
    mutating func repeatUnconfirmed(version: MQTTVersion) {
        let age = { [newest] (packet: PublishPacket) in packet.packetID &- newest &- 1 }
        for packet in packets.values.sorted(by: { age($0) < age($1) }) {
            bytes += packet.bytes(version: version, isRepeated: true)
        }
    }

    /// Adds a PINGREQ each `interval`, as long as the library's own would not leave.
    mutating func keepAlive(at now: Timestamp, every interval: Milliseconds) {
        guard let due = pingAt else {
            pingAt = now + interval
            return
        }
        // A clock that was set back must not put it off.
        guard now >= due || due - now > interval else { return }
        bytes += Self.pingRequest
        pingAt = now + interval
    }

    /// Takes leave in order: the broker does not publish the will.
    mutating func leave() { bytes += Self.disconnect }

    /// The library's queue leaves by itself: its own PINGREQ does too.
    mutating func rest() { pingAt = nil }

    /// The socket took the first `count` bytes.
    mutating func wrote(_ count: Int) { bytes.removeFirst(count) }

    /// The connection is gone; what is unconfirmed stays known.
    mutating func cut() {
        bytes.removeAll()
        pingAt = nil
    }
}
