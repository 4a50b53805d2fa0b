/// How the broker handed a message over: the identity of a message that has neither `ref` nor `ts` (promise 2).
public struct Delivery: Hashable, Sendable {
    /// The lane it came on.
    public let lane: Lane
    /// MQTT packet identifier, 1 ... 65,535; 0 for QoS 0, which is never compared.
    public let packetID: UInt16
    /// Hash of subscription identifier, topic name and payload.
    public let hash: UInt64

    /// Makes a delivery identity.
    public init(lane: Lane, packetID: UInt16, hash: UInt64) {
        self.lane = lane
        self.packetID = packetID
        self.hash = hash
    }
}
