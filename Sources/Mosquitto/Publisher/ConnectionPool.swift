public import CareCore
internal import Glibc

/// Hundreds of device-side connections served by one thread with one poll(2).
///
/// ```swift
/// let pool = try ConnectionPool()
/// let household = try pool.connect(options)
/// while running {
///     pool.run(atMost: .seconds(1), now: clock.now)
///     for change in household.takeChanges() { … }
///     if let packetID = household.publish(topic: topic, payload: payload) { … }
///     for packetID in household.takeConfirmed() { … }
///     for message in household.takeMessages() { … }
/// }
/// pool.close(atMost: .seconds(5))
/// ```
///
/// Confined to one thread. Each connection needs three descriptors (`ulimit -n`).
public final class ConnectionPool {
    /// All connections, in the order in which they were made.
    public private(set) var connections: [PublisherConnection] = []
    private var descriptors: [pollfd] = []
    private var resolvers: [String: HostResolver] = [:]
    private let waker: TransportWaker

    /// Makes an empty pool. `waker` ends a `run` from another thread.
    public init(waker: TransportWaker? = nil) throws(MosquittoError) {
        if let waker {
            self.waker = waker
        } else {
            self.waker = try TransportWaker()
        }
    }

    /// Adds a connection; the next `run` begins to connect.
    /// - Throws: when the options contradict each other or a TLS file cannot be used.
    public func connect(_ options: ConnectionOptions) throws(MosquittoError) -> PublisherConnection {
        let host = options.address.host
        let resolver = resolvers[host] ?? HostResolver(host: host, waker: waker)
        resolvers[host] = resolver
        let connection = try PublisherConnection(options: options, resolver: resolver)
        connections.append(connection)
        return connection
    }

    /// Serves all connections once: sends what was published, connects, reads, waits for something to happen for at
    /// most `atMost`.
    ///
    /// `now` is the caller's time in milliseconds; it may start anywhere but must go forward.
    public func run(atMost: Milliseconds, now: Timestamp) {
        descriptors.removeAll(keepingCapacity: true)
        descriptors.append(pollfd(fd: waker.descriptor, events: Int16(POLLIN), revents: 0))
        var timeout = max(atMost, .zero)
        for entry in connections {
            let connection = entry.connection
            connection.advance(now: now)
            descriptors.append(connection.pollDescriptor)
            if let deadline = connection.nextDeadline(now: now) { timeout = min(timeout, max(deadline - now, .zero)) }
            if connection.hasInputAtHand { timeout = .zero }
        }
        let ready = descriptors.withUnsafeMutableBufferPointer { buffer in
            poll(buffer.baseAddress, nfds_t(buffer.count), Int32(clamping: timeout.count))
        }
        if ready < 0 { return }
        if descriptors[0].revents != 0 { waker.reset() }
        for (index, entry) in connections.enumerated() {
            let events = descriptors[index + 1].revents
            let hasInput = events != 0 || entry.connection.hasInputAtHand
            entry.connection.handle(events, now: now)
            if hasInput { entry.serve() }
        }
    }

    /// Leaves the broker with all connections in order; each is given the rest of `atMost`.
    public func close(atMost: Milliseconds) {
        LeavingConnections(connections.map(\.connection)).leave(reasonCode: 0, atMost: atMost)
        connections.removeAll()
    }
}
