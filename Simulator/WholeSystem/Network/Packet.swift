/// What goes over a connection: the packets of MQTT, as far as QoS 1 needs them.
enum Packet: Sendable {
    /// CONNECT with its subscriptions.
    case connect(ConnectRequest)
    /// CONNACK and SUBACK.
    case accepted(isSessionPresent: Bool, receiveMaximum: Int)
    /// CONNACK that says no, or nobody there to say anything.
    case refused
    /// PUBLISH, with the identifier of the subscription that it was taken in under.
    case publish(packetID: UInt16, Letter, subscription: UInt32 = 0)
    /// PUBACKs that leave together.
    case acknowledge([UInt16])
    /// DISCONNECT: no will is published.
    case disconnect
}
