public import CareCore

/// Messages as the broker handed them over: one buffer of bytes and a list of where each message lies in it.
///
/// One value is reused; `removeAll()` keeps the capacity.
public struct RawBatch: Sendable {
    /// One message's place in the buffer.
    public struct Item: Sendable, Equatable {
        /// The lane it came on.
        public let lane: Lane
        /// MQTT packet identifier; 0 for QoS 0.
        public let packetID: UInt16
        /// Whether the broker marks it as retained.
        public let isRetained: Bool
        /// The subscription identifier under which the broker took it in for us, 1 ... 268,435,455; 0 for none. Each
        /// connection subscribes under another, a repeated message keeps the one it had (decision 15).
        public let subscription: UInt32
        /// Range of the topic name in `bytes`.
        public let topic: Range<Int>
        /// Range of the payload in `bytes`.
        public let payload: Range<Int>
    }

    /// Topic names and payloads, one after the other.
    public private(set) var bytes: [UInt8] = []
    /// The messages in order of arrival.
    public private(set) var items: [Item] = []

    /// Makes an empty batch.
    public init() {}

    /// Whether another message still fits the batch's bound in bytes.
    public var hasRoom: Bool { bytes.count < Limits.batchBytes }

    /// Takes a message over; both buffers are copied.
    public mutating func append(
        lane: Lane, packetID: UInt16, isRetained: Bool, subscription: UInt32 = 0, topic: UnsafeRawBufferPointer,
        payload: UnsafeRawBufferPointer
    ) {
        let topicStart = bytes.count
        bytes.append(contentsOf: topic)
        let payloadStart = bytes.count
        bytes.append(contentsOf: payload)
        items.append(
            Item(
                lane: lane, packetID: packetID, isRetained: isRetained, subscription: subscription,
                topic: topicStart..<payloadStart, payload: payloadStart..<bytes.count))
    }

    /// Empties the batch for the next turn.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        items.removeAll(keepingCapacity: true)
    }
}
