internal import CareCore

/// What leaves past the library's queue while acknowledgements are withheld.
///
/// While nothing can be written to disk, messages are read and not acknowledged for hours. Their PUBACKs stand in the
/// library's queue, which is sent from the front or not at all; so what must leave all the same, alarm messages and the
/// PINGREQ without which the broker would end the connection, is written to the socket around it. The library has made
/// each of these messages too: it knows their packet identifiers, takes their confirmation, and sends them again after
/// a connection that was lost (decision 30).
struct PastQueue {
    /// Bytes that the socket has not taken yet: whole packets, the first one perhaps in part.
    private(set) var bytes: [UInt8] = []
    /// Published while acknowledgements were withheld and not yet confirmed.
    private var packets: [UInt16: PublishPacket] = [:]
    /// When the next PINGREQ is due; `nil` while the library's own leaves by itself.
    private var pingAt: Timestamp?

    private static let pingRequest: [UInt8] = [0xC0, 0x00]
    private static let disconnect: [UInt8] = [0xE0, 0x00]

    /// Notes a message that was given to the library; `mayWait` says that the library's queue is not held up.
    mutating func publish(_ packet: PublishPacket, version: MQTTVersion, mayWait: Bool) {
        packets[packet.packetID] = packet
        if !mayWait { bytes += packet.bytes(version: version, isRepeated: false) }
    }

    /// The broker has the message.
    mutating func confirm(_ packetID: UInt16) { packets[packetID] = nil }

    /// The connection came back and holds messages already, so that the library cannot repeat what is unconfirmed.
    mutating func repeatUnconfirmed(version: MQTTVersion) {
        for packet in packets.values.sorted(by: { $0.packetID < $1.packetID }) {
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
