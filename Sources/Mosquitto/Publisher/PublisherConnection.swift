public import CareCore
internal import Ingest

/// One device-side connection of a `ConnectionPool`: publishes with QoS 1, subscribes, and takes messages as they
/// come (they are acknowledged when read). Reconnects by itself; unconfirmed publishes are sent again.
///
/// Confined to the pool's thread.
public final class PublisherConnection {
    let connection: MosquittoConnection
    private var messages: [ReceivedMessage] = []
    private var confirmed: [UInt16] = []
    private var isClosed = false

    /// Publishes the broker refused (MQTT 5: the access list); they count as confirmed too.
    public private(set) var refusedPublishes: UInt64 = 0

    init(options: ConnectionOptions, resolver: HostResolver) throws(MosquittoError) {
        connection = try MosquittoConnection(options: options, lane: .bulk, resolver: resolver)
    }

    /// Whether the broker has accepted the connection.
    public var isConnected: Bool { connection.isConnected }

    /// Hands one message to the library; it leaves in the next `run` of the pool.
    /// - Returns: Its packet identifier, which `takeConfirmed` gives back when the broker has it; `nil` when it was
    ///   not taken: not connected, or the window is full, or the broker does not take messages of that size.
    public func publish(topic: String, payload: borrowing [UInt8], isRetained: Bool = false) -> UInt16? {
        switch connection.publish(topic: topic, payload: payload, isRetained: isRetained) {
        case .taken(let packetID): return packetID
        case .full: return nil
        case .refused:
            refusedPublishes += 1
            return nil
        }
    }

    /// Moves the packet identifiers the broker confirmed since the last call.
    public func takeConfirmed() -> [UInt16] {
        defer { confirmed.removeAll(keepingCapacity: true) }
        return confirmed
    }

    /// Moves the messages that came since the last call.
    public func takeMessages() -> [ReceivedMessage] {
        defer { messages.removeAll(keepingCapacity: true) }
        return messages
    }

    /// Moves what happened to the connection since the last call.
    public func takeChanges() -> [ConnectionChange] { connection.takeChanges() }

    /// Cuts the connection like a lost link: no DISCONNECT, the broker publishes the will. It connects again after
    /// `pause`.
    public func drop(pause: Milliseconds) { connection.drop(reason: "cut on purpose", pause: pause) }

    /// Leaves the broker in order, for good, within `atMost`; the will is not published.
    public func close(atMost: Milliseconds) {
        LeavingConnections([connection]).leave(reasonCode: 0, atMost: atMost)
    }

    /// Reads what is there, acknowledges it and notes confirmations.
    func serve() {
        var batch = RawBatch()
        connection.wantInput()
        if connection.isConnected { _ = connection.receive(into: &batch, limit: .max) }
        for item in batch.items {
            messages.append(
                ReceivedMessage(
                    topic: String(decoding: batch.bytes[item.topic], as: UTF8.self),
                    payload: Array(batch.bytes[item.payload]), isRetained: item.isRetained))
        }
        connection.acknowledge()
        for (packetID, code) in connection.takeConfirmations() {
            if code >= 0x80 { refusedPublishes += 1 }
            confirmed.append(packetID)
        }
    }
}
