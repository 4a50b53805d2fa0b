import SimKit

/// Connections, and the time that packets take on them.
///
/// A connection keeps order and loses nothing while it lives; what is in the air when it breaks is lost. Duplicates and
/// changes of order come from what clients and the broker do about that, and from the radio between a device and its
/// hub, which is the fleet model's and loses messages too.
final class Network {
    /// How long a side takes to find out that nobody is there: 1.5 times a keep-alive of 30 s (MQTT 5, 3.1.2.10).
    static let patience = TimeSpan.seconds(45)
    /// How long an attempt to connect may take.
    static let connectTimeout = TimeSpan.seconds(10)

    private let timeline: Timeline
    private var random: RandomSource
    private(set) var routes: [Route] = []
    private(set) var connections: [Connection] = []

    /// A network of the gateway's two lanes, the operators' screen and so many households.
    init(timeline: Timeline, random: RandomSource, homes: Int) {
        self.timeline = timeline
        self.random = random
        let local = Route(latency: .milliseconds(1), jitter: .zero)
        let mobile = Route(latency: .milliseconds(20), jitter: .milliseconds(60))
        routes = [local, local, local] + Array(repeating: mobile, count: homes)
    }

    /// Sets a connection up: the client's first packet is `request`.
    func connect(_ client: Client, _ request: ConnectRequest) -> Int {
        let id = connections.count
        connections.append(Connection(route: client.index, client: client))
        routes[client.index].connections.append(id)
        send(.connect(request), on: id, to: .broker)
        return id
    }

    /// Puts a packet on its way; one for a side that has closed is lost.
    func send(_ packet: Packet, on id: Int, to side: Side, after wait: TimeSpan = .zero) {
        guard !connections[id].isCut else { return }
        let arrival = arrival(on: id, at: timeline.now + wait, to: side)
        timeline.add(.arrival(Flight(connection: id, side: side, packet: packet)), at: arrival)
    }

    private func arrival(on id: Int, at departure: Moment, to side: Side) -> Moment {
        let route = routes[connections[id].route]
        var arrival = max(departure, route.blockedUntil) + route.latency
        if route.jitter > .zero { arrival = arrival + random.span(.zero, route.jitter) }
        switch side {
        case .client:
            arrival = max(arrival, connections[id].lastAtClient)
            connections[id].lastAtClient = arrival
        case .broker:
            arrival = max(arrival, connections[id].lastAtBroker)
            connections[id].lastAtBroker = arrival
        }
        return arrival
    }

    /// Whether a packet that has arrived finds somebody.
    func isOpen(_ id: Int, at side: Side) -> Bool {
        guard !connections[id].isCut else { return false }
        return side == .client ? connections[id].isOpenAtClient : connections[id].isOpenAtBroker
    }

    /// One side closes its socket; the other finds out when that arrives. What was sent before still arrives.
    func close(_ id: Int, at side: Side) {
        guard end(id, at: side) else { return }
        let other: Side = side == .client ? .broker : .client
        timeline.add(.notice(connection: id, side: other), at: arrival(on: id, at: timeline.now, to: other))
    }

    /// One side takes note that the connection is dead.
    /// - Returns: Whether it did not know yet.
    func end(_ id: Int, at side: Side) -> Bool {
        let wasOpen = side == .client ? connections[id].isOpenAtClient : connections[id].isOpenAtBroker
        switch side {
        case .client: connections[id].isOpenAtClient = false
        case .broker: connections[id].isOpenAtBroker = false
        }
        if !connections[id].isOpenAtClient, !connections[id].isOpenAtBroker {
            routes[connections[id].route].connections.removeAll { $0 == id }
        }
        return wasOpen
    }

    /// The connections of a route break; each side finds out after its own time.
    func cut(_ route: Int, client: TimeSpan = .zero, broker: TimeSpan = .zero) {
        for id in routes[route].connections where !connections[id].isCut {
            connections[id].isCut = true
            timeline.add(.notice(connection: id, side: .client), at: timeline.now + client)
            timeline.add(.notice(connection: id, side: .broker), at: timeline.now + broker)
        }
    }

    /// Nothing gets through on a route for a time. When it lasts longer than a side's patience, that side gives up.
    func block(_ route: Int, for length: TimeSpan) {
        routes[route].blockedUntil = max(routes[route].blockedUntil, timeline.now + length)
        if length > Self.patience { cut(route, client: Self.patience, broker: Self.patience) }
    }

    /// Everything gets through again.
    func heal() {
        for index in routes.indices { routes[index].blockedUntil = min(routes[index].blockedUntil, timeline.now) }
    }

    /// Whether an attempt to connect that begins now can be answered in time.
    func isReachable(_ client: Client) -> Bool {
        routes[client.index].blockedUntil <= timeline.now + Self.connectTimeout - .seconds(1)
    }
}
