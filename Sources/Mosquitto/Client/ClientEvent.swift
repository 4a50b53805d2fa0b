/// What libmosquitto called back about, copied out.
enum ClientEvent {
    /// CONNACK that accepts.
    case accepted(BrokerLimits)
    /// CONNACK that refuses, with its code.
    case refused(code: Int32)
    /// SUBACK: packet identifier and the granted QoS or refusal code.
    case subscribed(packetID: Int32, code: Int32)
    /// The library closed the connection: 0 or a library code when it did so itself, 0x80 and more from the broker's
    /// DISCONNECT.
    case closed(code: Int32, systemError: Int32)
}
