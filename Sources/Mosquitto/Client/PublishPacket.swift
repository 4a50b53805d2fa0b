/// A PUBLISH of QoS 1 as it stands on the wire. Source: MQTT 5 and MQTT 3.1.1, section 3.3.
///
/// The library encodes its own. This one is for what must leave while the library's queue may not: `PastQueue`.
struct PublishPacket {
    let topic: String
    let payload: [UInt8]
    let packetID: UInt16
    let isRetained: Bool
    /// Seconds after which a broker of MQTT 5 forgets the message; `nil` for never.
    let expirySeconds: UInt32?

    /// The bytes; `isRepeated` says that an earlier connection may have carried them already.
    func bytes(version: MQTTVersion, isRepeated: Bool) -> [UInt8] {
        var body: [UInt8] = []
        Self.append(UInt16(topic.utf8.count), to: &body)
        body += topic.utf8
        Self.append(packetID, to: &body)
        if version == .v5 { body += properties }
        body += payload
        let first: UInt8 = 0x30 | (isRepeated ? 0x08 : 0) | 0x02 | (isRetained ? 0x01 : 0)
        return [first] + Self.length(body.count) + body
    }

    private var properties: [UInt8] {
        guard let expirySeconds else { return [0] }
        return [5, 0x02] + (0..<4).map { UInt8(truncatingIfNeeded: expirySeconds >> (24 - 8 * $0)) }
    }

    private static func append(_ value: UInt16, to bytes: inout [UInt8]) {
        bytes.append(UInt8(value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    private static func length(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = count
        repeat {
            bytes.append(UInt8(rest & 0x7f) | (rest > 0x7f ? 0x80 : 0))
            rest >>= 7
        } while rest > 0
        return bytes
    }
}
