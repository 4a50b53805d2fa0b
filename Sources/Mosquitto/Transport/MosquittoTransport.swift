public import CareCore
internal import Glibc
public import Ingest

/// The port to a real broker: two lanes, two connections, one thread.
///
/// **Why nothing is acknowledged before its commit.** libmosquitto queues the PUBACK of each message in the
/// connection's queue when it reads the message, and sends queues only in `mosquitto_loop_write`. That call stands in
/// one place, `MosquittoConnection.flush`, which does nothing while the connection holds a message that was read and
/// not yet covered by `acknowledge`. So between the first `receive` of a turn and its `acknowledge` nothing is
/// written, whatever is called. After `acknowledge` the whole queue may go; what the socket does not take at once
/// goes in a later `wait`, unless messages were read meanwhile: then it waits for their `acknowledge`, because the
/// queue is sent from the front and does not stop between the two. After `withhold` alarm messages and PINGREQs go
/// around the queue: `PastQueue`.
///
/// **Why nothing is acknowledged after a failed one.** `abandon` closes the sockets underneath the library, so that
/// whatever it still queues has no way out, and the library empties the queue before it connects again. The broker
/// resumes the session and sends everything unacknowledged again, in order.
///
/// Not `Sendable` by structure because libmosquitto's handles are pointers. `@unchecked Sendable` is right because
/// the value is noncopyable and owns both connections alone: it may move to another thread, and only one can use it.
public struct MosquittoTransport: ~Copyable, Transport, @unchecked Sendable {
    private let urgent: MosquittoConnection
    private let bulk: MosquittoConnection
    private let waker: TransportWaker
    private var outboxIDs: [UInt16: OutboxID]
    private var unsendable: [OutboxID]
    private var changes: [LaneChange]
    /// Gateway time of the newest `wait`.
    private var now: Timestamp

    /// What the transport counted.
    public private(set) var counters: TransportCounters

    /// Sets both connections up; the first `wait` begins to connect.
    /// - Throws: when the options contradict each other or a TLS file cannot be used.
    public init(options: TransportOptions, waker: TransportWaker) throws(MosquittoError) {
        // A noncopyable value cannot be thrown out of half made: everything that throws comes first.
        let resolver = HostResolver(host: options.address.host, waker: waker)
        let urgent = try MosquittoConnection(
            options: options.connection(.urgent), lane: .urgent, resolver: resolver)
        let bulk = try MosquittoConnection(
            options: options.connection(.bulk), lane: .bulk, resolver: resolver)
        self.urgent = urgent
        self.bulk = bulk
        self.waker = waker
        outboxIDs = [:]
        unsendable = []
        changes = []
        now = .epoch
        counters = TransportCounters()
    }

    private func connection(_ lane: Lane) -> MosquittoConnection { lane == .urgent ? urgent : bulk }

    /// See `Transport`. It also returns when a connection's next deadline has come: one millisecond to ten seconds,
    /// so callers loop. A lane that was reported readable and not read is not reported again until `receive` was
    /// called for it: a lane that has to wait does not keep the line awake.
    public mutating func wait(atMost: Milliseconds, now: Timestamp) {
        self.now = now
        urgent.advance(now: now)
        bulk.advance(now: now)
        var timeout = max(atMost, .zero)
        for deadline in [urgent.nextDeadline(now: now), bulk.nextDeadline(now: now)].compactMap(\.self) {
            timeout = min(timeout, max(deadline - now, .zero))
        }
        if urgent.hasInputAtHand || bulk.hasInputAtHand { timeout = .zero }
        var descriptors = (
            pollfd(fd: waker.descriptor, events: Int16(POLLIN), revents: 0), urgent.pollDescriptor, bulk.pollDescriptor
        )
        let ready = withUnsafeMutableBytes(of: &descriptors) { bytes in
            poll(bytes.assumingMemoryBound(to: pollfd.self).baseAddress, 3, Int32(clamping: timeout.count))
        }
        // A signal ends the wait like a wake; the descriptors then say nothing.
        if ready < 0 { return }
        if descriptors.0.revents != 0 { waker.reset() }
        urgent.handle(descriptors.1.revents, now: now)
        bulk.handle(descriptors.2.revents, now: now)
    }

    /// See `Transport`. One call of the library may read several messages, so a batch may end up larger than `limit`
    /// and `Limits.batchBytes`: on the urgent lane by as many messages as publishes are unconfirmed (at most the
    /// publish window), with TLS by what one record holds (16 KiB). All that was read must be in the batch, for the
    /// next `acknowledge` covers it. The receive maximum is no bound on what is unacknowledged: mosquitto 2.0.11
    /// keeps to it only until the first acknowledgement.
    public mutating func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        let connection = connection(lane)
        connection.wantInput()
        guard connection.isConnected else { return .disconnected }
        let outcome = connection.receive(into: &batch, limit: limit)
        collect(lane)
        return outcome
    }

    /// See `Transport`. True also for what is no message: a PINGRESP, a PUBACK of the broker.
    public func hasInput(_ lane: Lane) -> Bool {
        let connection = connection(lane)
        if connection.hasInputAtHand { return true }
        var descriptor = connection.pollDescriptor
        descriptor.events &= Int16(POLLIN)
        return poll(&descriptor, 1, 0) > 0
    }

    /// See `Transport`.
    public mutating func acknowledge() {
        urgent.acknowledge()
        bulk.acknowledge()
    }

    /// See `Transport`.
    public mutating func rest(_ lane: Lane) { connection(lane).rest() }

    /// See `Transport`.
    public mutating func withhold() { urgent.isWithholding = true }

    /// See `Transport`.
    public mutating func abandon(pause: Milliseconds) {
        urgent.isWithholding = false
        for lane in Lane.allCases {
            connection(lane).drop(reason: "dropped by the gateway: the batch could not be stored", pause: pause)
        }
    }

    /// See `Transport`. The message leaves with the next `acknowledge` or `wait`, after `withhold` at once. The window
    /// is what the broker's CONNACK named, at most `TransportOptions.publishWindow`. After a reconnect the library
    /// sends unconfirmed messages again by itself, under the same packet identifiers.
    ///
    /// A message the library or the broker refuses for good is counted and reported as confirmed: sending it again
    /// would fail in the same way.
    public mutating func publish(_ message: borrowing OutgoingMessage) -> Bool {
        let id = message.id
        // The broker gets at least a second: none at all would mean that the message never expires.
        let expiry = message.expiresAt.map { UInt32(clamping: max(1, ($0 - now).count / 1_000)) }
        let result = urgent.publish(
            topic: message.topic, payload: message.payload, isRetained: message.isRetained, expirySeconds: expiry)
        switch result {
        case .taken(let packetID): outboxIDs[packetID] = id
        case .full: return false
        case .refused(let code):
            unsendable.append(id)
            counters.countRefusal("'\(message.topic)' cannot be sent: \(ReasonText.loss(code: code, systemError: 0))")
        }
        return true
    }

    /// See `Transport`.
    public mutating func takeConfirmed(into confirmed: inout [OutboxID]) {
        confirmed.append(contentsOf: unsendable)
        unsendable.removeAll(keepingCapacity: true)
        for (packetID, code) in urgent.takeConfirmations() {
            guard let id = outboxIDs.removeValue(forKey: packetID) else { continue }
            if code >= 0x80 { counters.countRefusal(ReasonText.publish(code: code)) }
            confirmed.append(id)
        }
    }

    /// See `Transport`.
    public mutating func takeChanges(into changes: inout [LaneChange]) {
        for lane in Lane.allCases { collect(lane) }
        changes.append(contentsOf: self.changes)
        self.changes.removeAll(keepingCapacity: true)
    }

    /// See `Transport`. A connection that still holds an uncommitted message is cut: the library's DISCONNECT would
    /// send its acknowledgement. After `withhold` a DISCONNECT goes around the queue first. With MQTT 3.1.1, which
    /// cannot ask for the will, reason code 0x04 closes without DISCONNECT.
    public mutating func leave(reasonCode: UInt8, atMost: Milliseconds) {
        LeavingConnections([urgent, bulk]).leave(reasonCode: reasonCode, atMost: atMost)
    }

    private mutating func collect(_ lane: Lane) {
        let connection = connection(lane)
        for change in connection.takeChanges() {
            switch change {
            case .connected(let limits):
                changes.append(
                    .connected(lane, sessionPresent: limits.isSessionPresent, receiveMaximum: connection.window))
            case .subscribed: changes.append(.subscribed(lane))
            case .disconnected(let reason): changes.append(.disconnected(lane, reason: reason))
            case .unreachable(let reason): changes.append(.unreachable(lane, reason: reason))
            case .refused(let code, let reason): changes.append(.refused(lane, code: code, reason: reason))
            }
        }
    }
}
