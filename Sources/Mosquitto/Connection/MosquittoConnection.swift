internal import CareCore
internal import Glibc
internal import Ingest

/// One connection through all its lives: look-up, connect, CONNACK, subscriptions, keep-alive, loss, back-off, again.
///
/// Confined to one thread at a time. It never blocks: the owner polls `pollDescriptor` and calls `handle`.
///
/// **Nothing is written while a message is held.** libmosquitto queues a PUBACK for each message it reads, and `write`
/// sends the whole queue. So `held` counts what was read since the owner last called `acknowledge`, every write goes
/// through `flush`, and `flush` does nothing while `held` is not 0. A write that the socket took only in part goes on
/// in a later `flush`; if messages were read meanwhile, their PUBACKs stand behind it in the same queue, and it waits
/// until they too are acknowledged. While acknowledgements are withheld for long, `past` carries what must leave.
final class MosquittoConnection {
    let client: MosquittoClient
    var options: ConnectionOptions { client.options }
    var state = ConnectionState.down(pause: .zero)
    var changes: [ConnectionChange] = []
    /// Publishes that may be unconfirmed on this connection.
    var window = 0
    /// Longest silence that the broker bears, two thirds of it, in seconds: ours, or the shorter one it asked for.
    var keepAliveSeconds: Int32 = 0

    private let resolver: HostResolver
    /// Attempts and short-lived connections since the last stable one.
    private var failures = 0
    private var currentAddress = ""
    var addressIndex = 0
    /// Addresses not yet tried since the last pause; a name with several is tried through without pauses.
    var untriedAddresses = 0
    private var longestPause = Milliseconds.zero
    var pendingSubscriptions: [Int32: String] = [:]
    private var acknowledgedCount: UInt64 = 0
    /// Whether what is read will not be acknowledged on this connection.
    var isWithholding = false
    /// Publishes that the broker has not confirmed, and what leaves while acknowledgements are withheld.
    var past = PastQueue()
    /// Whether the library may have written a packet in part.
    var hasPartialPacket = false
    /// Whether the owner has read since input was reported. Input that has to wait (telemetry behind a stream of
    /// events) must not wake the poll again and again.
    private var isInputWanted = true

    /// A connection that lasted this long ends a row of failures.
    static let stableTime = Milliseconds.seconds(10)
    /// How often a connected client is looked at although nothing happens, for the keep-alive.
    static let keepAliveCheck = Milliseconds.seconds(1)

    init(options: ConnectionOptions, lane: Lane, resolver: HostResolver) throws(MosquittoError) {
        client = try MosquittoClient(options: options, lane: lane)
        self.resolver = resolver
    }

    // MARK: What the owner asks

    var isConnected: Bool {
        if case .connected = state { return true }
        return false
    }
    /// Messages read and not yet acknowledged on this connection.
    var held: UInt64 { client.messagesRead - acknowledgedCount }
    /// Whether something can be read that poll(2) does not report.
    var hasInputAtHand: Bool { isConnected && isInputWanted && (!client.inbox.items.isEmpty || client.hasHiddenInput) }

    /// What to poll for; descriptor -1 for nothing.
    var pollDescriptor: pollfd {
        switch state {
        case .down, .waiting, .resolving, .resting, .left: return pollfd(fd: -1, events: 0, revents: 0)
        case .opening: return pollfd(fd: client.socket, events: Int16(POLLOUT), revents: 0)
        case .greeting:
            let output = client.wantsWrite ? Int16(POLLOUT) : 0
            return pollfd(fd: client.socket, events: Int16(POLLIN) | output, revents: 0)
        case .connected:
            // Errors are reported even without events: a lane nobody reads is left out altogether.
            if !isInputWanted { return pollfd(fd: -1, events: 0, revents: 0) }
            let mayWrite = held == 0 ? client.wantsWrite : !past.bytes.isEmpty
            let output = mayWrite ? Int16(POLLOUT) : 0
            return pollfd(fd: client.socket, events: Int16(POLLIN) | output, revents: 0)
        }
    }

    /// When `advance` has something to do at the latest.
    func nextDeadline(now: Timestamp) -> Timestamp? {
        switch state {
        case .down: now
        case .waiting(let until), .resolving(let until), .opening(let until), .greeting(let until): until
        case .connected: isInputWanted ? now + Self.keepAliveCheck : nil
        case .resting, .left: nil
        }
    }

    /// Moves what happened since the last call.
    func takeChanges() -> [ConnectionChange] {
        defer { changes.removeAll(keepingCapacity: true) }
        return changes
    }

    // MARK: Time

    /// Does what is due: begins an attempt, gives one up, keeps alive, writes what may be written.
    func advance(now: Timestamp) {
        switch state {
        case .down(let pause):
            longestPause = pause
            state = .waiting(until: now + pause)
        case .waiting(let until) where until - now > longestPause:
            // The clock was set back: a pause never lasts longer than it was meant to.
            state = .waiting(until: now)
        default: break
        }
        switch state {
        case .waiting(let until) where now >= until: beginAttempt(now: now)
        case .resolving(let until): open(now: now, until: until)
        case .opening(let until), .greeting(let until):
            if isOver(until, now: now) { fail("no answer from \(place) within \(options.connectTimeout)") }
        case .connected(let since):
            if now - since >= Self.stableTime { failures = 0 }
            flush()
            keepAlivePast(now: now)
        default: break
        }
    }

    /// Whether an attempt's time is over, or cannot be told because the clock was set back.
    private func isOver(_ until: Timestamp, now: Timestamp) -> Bool {
        now >= until || until - now > options.connectTimeout
    }

    var place: String {
        currentAddress == options.address.host
            ? options.address.description : "\(options.address) (\(currentAddress))"
    }

    private func beginAttempt(now: Timestamp) {
        resolver.refresh()
        let until = now + options.connectTimeout
        state = .resolving(until: until)
        open(now: now, until: until)
    }

    private func open(now: Timestamp, until: Timestamp) {
        switch resolver.answer {
        case .pending:
            if isOver(until, now: now) { fail("no answer from the name server for '\(options.address.host)'") }
        case .failed(let reason): fail(reason)
        case .addresses(let addresses):
            if untriedAddresses == 0 { untriedAddresses = addresses.count }
            currentAddress = addresses[addressIndex % addresses.count]
            addressIndex += 1
            untriedAddresses = min(untriedAddresses, addresses.count) - 1
            acknowledgedCount = client.messagesRead
            client.inbox.removeAll()
            isInputWanted = true
            hasPartialPacket = false
            pendingSubscriptions.removeAll()
            let (code, systemError) = client.connect(to: currentAddress)
            if code > 0 {
                lost((code, systemError))
            } else {
                state = .opening(until: until)
            }
        }
    }

    // MARK: Events

    /// Handles what poll(2) reported for `pollDescriptor`. Messages are not read here, except those that come in the
    /// same piece as a CONNACK.
    func handle(_ events: Int16, now: Timestamp) {
        switch state {
        case .opening(let until) where events != 0: finishOpening(now: now, until: until)
        case .greeting where events != 0:
            greet(now: now)
            // libmosquitto takes a connection reset in the TLS handshake for "not ready yet".
            if case .greeting = state, events & Int16(POLLERR | POLLHUP) != 0 {
                fail("cannot connect to \(place): the broker closed the connection")
            }
        case .connected:
            if events & Int16(POLLIN | POLLERR | POLLHUP | POLLNVAL) != 0 || hasInputAtHand {
                isInputWanted = false
            } else if isInputWanted {
                settle(client.keepAlive())
            }
            flush()
        default: break
        }
    }

    private func finishOpening(now: Timestamp, until: Timestamp) {
        var code: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        let isRead = getsockopt(client.socket, SOL_SOCKET, SO_ERROR, &code, &length) == 0
        if !isRead || code != 0 {
            return fail("cannot connect to \(place): \(String(cString: strerror(isRead ? code : errno)))")
        }
        state = .greeting(until: until)
        greet(now: now)
    }

    private func greet(now: Timestamp) {
        settle(client.read(), now: now)
        flush()
    }

    /// Reads once. Returns whether anything was there; the connection may be down afterwards.
    func readOnce(now: Timestamp? = nil) -> Bool {
        let before = client.activity
        settle(client.read(), now: now)
        return client.activity != before
    }

    /// Whether more can be read at this moment.
    func hasInput() -> Bool {
        guard isConnected else { return false }
        if client.hasHiddenInput { return true }
        var descriptor = pollfd(fd: client.socket, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }

    /// The owner begins to read: input is reported again, and a connection that rests is made again.
    func wantInput() {
        isInputWanted = true
        if case .resting = state { state = .down(pause: .zero) }
    }

    /// What was read is safe: it may be acknowledged. Writes as much as the socket takes.
    func acknowledge() {
        let count = held
        acknowledgedCount = client.messagesRead
        // A thousand PUBACKs of four bytes leave as a few full segments.
        let isLarge = count > 4 && isConnected
        if isLarge { setCork(true) }
        flush()
        if isLarge { setCork(false) }
    }

    private func setCork(_ isCorked: Bool) {
        if client.socket < 0 { return }
        var value: Int32 = isCorked ? 1 : 0
        setsockopt(client.socket, Int32(IPPROTO_TCP), TCP_CORK, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Writes what is queued, unless a message is held; then only what goes past the queue.
    func flush() {
        if held > 0 { return flushPast() }
        if !client.wantsWrite { return }
        switch state {
        case .greeting, .connected:
            settle(client.write())
            hasPartialPacket = client.wantsWrite
        default: break
        }
    }

    // MARK: Publishing

    /// Queues one message with QoS 1; it leaves with the next `flush`, and at once while acknowledgements are withheld.
    func publish(
        topic: String, payload: borrowing [UInt8], isRetained: Bool, expirySeconds: UInt32? = nil
    ) -> PublishResult {
        guard isConnected, past.unconfirmed < window, !past.isUnconfirmed(client.nextPacketID) else { return .full }
        let (code, packetID) = client.publish(
            topic: topic, payload: payload, isRetained: isRetained, expirySeconds: expirySeconds)
        if code != 0 { return .refused(code: code) }
        let packet = PublishPacket(
            topic: topic, payload: copy payload, packetID: packetID, isRetained: isRetained,
            expirySeconds: expirySeconds)
        past.publish(packet, version: options.version, mayWait: !isWithholding || held == 0)
        if isWithholding { flush() }
        return .taken(packetID: packetID)
    }

    /// Moves the identifiers the broker confirmed since the last call, with its reason codes.
    func takeConfirmations() -> [(packetID: UInt16, code: Int32)] {
        if client.confirmations.isEmpty { return [] }
        defer { client.confirmations.removeAll(keepingCapacity: true) }
        for confirmation in client.confirmations { past.confirm(confirmation.packetID) }
        return client.confirmations
    }

    // MARK: Endings

    /// Cuts the connection without writing; the next attempt comes after `pause`.
    func drop(reason: String, pause: Milliseconds) {
        switch state {
        case .left, .resting: return
        default: break
        }
        if isConnected { changes.append(.disconnected(reason: reason)) }
        goDown(pause: pause)
    }

    /// Cuts the connection and stays down until `wantInput`; what was acknowledged leaves as far as the socket takes
    /// it.
    ///
    /// A connection that nobody reads cannot be kept: the broker's answer to a PINGREQ stands behind the messages that
    /// are not to be read, so the library gives it up after a keep-alive without one, and without a PINGREQ the broker
    /// does after one and a half. Both would come back at once and be lost again. The session stays at the broker, and
    /// this lane has no will, so going without DISCONNECT tells nobody anything (decision 29).
    func rest() {
        switch state {
        case .left, .resting: return
        default: break
        }
        flush()
        goDown(pause: .zero)
        state = .resting
    }

    private func goDown(pause: Milliseconds) {
        client.cut()
        past.cut()
        client.events.removeAll(keepingCapacity: true)
        acknowledgedCount = client.messagesRead
        isInputWanted = true
        // The inbox is left alone: a connection may be lost inside `receive`, where it is the owner's batch.
        state = .down(pause: pause)
    }

    /// Ends an attempt or a connection that failed; the next attempt follows the back-off.
    func fail(_ reason: String) {
        let wasConnected = isConnected
        changes.append(wasConnected ? .disconnected(reason: reason) : .unreachable(reason: reason))
        if !wasConnected && untriedAddresses > 0 { return goDown(pause: .zero) }
        backOff()
    }

    func backOff() {
        let pause = options.backoff.pause(after: failures)
        failures += 1
        untriedAddresses = 0
        goDown(pause: pause)
    }

    /// Leaves for good; see `LeavingConnections`.
    func markLeft() { state = .left }
}
