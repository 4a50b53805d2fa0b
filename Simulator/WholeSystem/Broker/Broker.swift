import DequeModule
import SimKit

/// An MQTT broker: QoS 1 sessions, retained messages, wills.
final class Broker {
    private let timeline: Timeline
    private let network: Network
    private let ears: any BrokerEars
    private let topics: TopicMap
    private(set) var sessions: [Session]
    private var retained: [String: Letter] = [:]
    private(set) var isUp = true
    var limits: BrokerLimits

    init(timeline: Timeline, network: Network, topics: TopicMap, limits: BrokerLimits, ears: any BrokerEars) {
        self.timeline = timeline
        self.network = network
        self.topics = topics
        self.limits = limits
        self.ears = ears
        sessions = Array(repeating: Session(), count: network.routes.count)
    }

    /// Messages that it holds for the gateway.
    var heldForGateway: Int {
        sessions[...1].reduce(0) { $0 + $1.inFlight.count + $1.waiting.count }
    }

    /// Numbers of the messages that it may still deliver to the gateway.
    var openNumbers: Set<Int> {
        sessions[...1].reduce(into: Set()) { numbers, session in
            for waiting in session.waiting { numbers.insert(waiting.letter.number) }
            for delivery in session.inFlight { numbers.insert(delivery.letter.number) }
            for delivery in session.acknowledged { numbers.insert(delivery.letter.number) }
        }
    }

    // MARK: What arrives

    /// Takes a packet that a client sent.
    func take(_ packet: Packet, on connection: Int) {
        let client = network.connections[connection].client
        guard isUp else {
            if case .connect = packet { network.send(.refused, on: connection, to: .client) }
            return
        }
        switch packet {
        case .connect(let request): accept(client, request, on: connection)
        case .publish(let packetID, let letter, _):
            network.send(.acknowledge([packetID]), on: connection, to: .client)
            if client == .urgentLane { ears.hear(letter) }
            publish(letter)
        case .acknowledge(let packetIDs):
            for packetID in packetIDs { sessions[client.index].acknowledge(packetID) }
            pump(client)
        case .disconnect:
            sessions[client.index].will = nil
            network.close(connection, at: .broker)
            leave(client, connection)
        case .accepted, .refused: break
        }
    }

    /// Finds that a connection is dead.
    func notice(_ connection: Int) {
        guard network.end(connection, at: .broker) else { return }
        leave(network.connections[connection].client, connection)
    }

    private func accept(_ client: Client, _ request: ConnectRequest, on connection: Int) {
        let index = client.index
        if let old = sessions[index].connection, old != connection {
            // The same client again: the older connection is closed, and its will is published.
            network.close(old, at: .broker)
            leave(client, old)
        }
        let isPresent = sessions[index].exists && !request.isClean
        if !isPresent {
            forget(client)
            sessions[index] = Session()
        }
        sessions[index].exists = true
        sessions[index].isKept = !request.isClean
        sessions[index].connection = connection
        sessions[index].receiveMaximum = request.receiveMaximum
        sessions[index].will = request.will
        sessions[index].subscription = request.subscription
        network.send(
            .accepted(isSessionPresent: isPresent, receiveMaximum: limits.receiveMaximum), on: connection, to: .client)
        for delivery in sessions[index].inFlight {
            send(delivery, on: connection)
        }
        if !isPresent { sendRetained(to: client) }
        pump(client)
    }

    /// Status is retained for who subscribes for the first time in a session.
    private func sendRetained(to client: Client) {
        guard client == .bulkLane else { return }
        for (topic, letter) in retained.sorted(by: { $0.key < $1.key })
        where topics.isStatus(topic) && topics.subscribers(of: topic).contains(client.index) {
            deliver(Letter(topic: topic, payload: letter.payload, isRetained: true), to: client)
        }
    }

    private func leave(_ client: Client, _ connection: Int) {
        guard sessions[client.index].connection == connection else { return }
        sessions[client.index].connection = nil
        let will = sessions[client.index].will
        sessions[client.index].will = nil
        if !sessions[client.index].isKept { sessions[client.index] = Session() }
        if let will { publish(will) }
    }

    // MARK: Delivering

    private func publish(_ letter: Letter) {
        var live = letter
        if letter.isRetained {
            // Nothing at all takes away what was kept (MQTT 5, 3.3.1.3).
            retained[letter.topic] = letter.payload.isEmpty ? nil : letter
            // The flag tells what was kept from what is new (MQTT 5, 3.3.1.3).
            live = Letter(topic: letter.topic, payload: letter.payload, isRetained: false, number: letter.number)
        }
        for index in topics.subscribers(of: letter.topic) where sessions[index].exists {
            let client = Client(index: index)
            if client.isLane { ears.keep(live) }
            deliver(live, to: client)
        }
    }

    private func deliver(_ letter: Letter, to client: Client) {
        let index = client.index
        if sessions[index].connection != nil, sessions[index].waiting.isEmpty, hasRoom(index) {
            send(Session.Waiting(letter: letter, subscription: sessions[index].subscription), to: index)
        } else if sessions[index].waiting.count < limits.queuedMessages {
            sessions[index].waiting.append(
                Session.Waiting(letter: letter, subscription: sessions[index].subscription))
        } else if client.isLane {
            ears.forget(letter)
        }
    }

    private func hasRoom(_ index: Int) -> Bool {
        let isBound = !limits.isOverrunning || sessions[index].acknowledged.isEmpty
        return !isBound || sessions[index].inFlight.count < sessions[index].receiveMaximum
    }

    private func pump(_ client: Client) {
        let index = client.index
        while sessions[index].connection != nil, hasRoom(index), let waiting = sessions[index].waiting.popFirst() {
            send(waiting, to: index)
        }
    }

    private func send(_ waiting: Session.Waiting, to index: Int) {
        guard let connection = sessions[index].connection else { return }
        let packetID = sessions[index].nextPacketID()
        let delivery = Session.Delivery(
            packetID: packetID, letter: waiting.letter, subscription: waiting.subscription)
        sessions[index].inFlight.append(delivery)
        send(delivery, on: connection)
    }

    private func send(_ delivery: Session.Delivery, on connection: Int) {
        network.send(
            .publish(packetID: delivery.packetID, delivery.letter, subscription: delivery.subscription),
            on: connection, to: .client)
    }

    // MARK: Ends

    /// The process ends: every connection closes, and what its memory keeps is up to `loss`.
    func stop(_ loss: BrokerLoss) {
        guard isUp else { return }
        isUp = false
        for index in sessions.indices {
            if let connection = sessions[index].connection { network.close(connection, at: .broker) }
            sessions[index].connection = nil
            sessions[index].will = nil
            if !sessions[index].isKept { sessions[index] = Session() }
        }
        switch loss {
        case .nothing: break
        case .newest(let messages, let acknowledgements):
            for client in [Client.urgentLane, .bulkLane] {
                forgetNewest(messages, acknowledgements, of: client)
            }
        case .everything:
            for client in [Client.urgentLane, .bulkLane, .observer] {
                forget(client)
                sessions[client.index] = Session()
            }
            retained = [:]
        }
    }

    /// The process runs again.
    func start() { isUp = true }

    private func forget(_ client: Client) {
        guard client.isLane else { return }
        for delivery in sessions[client.index].inFlight { ears.forget(delivery.letter) }
        for waiting in sessions[client.index].waiting { ears.forget(waiting.letter) }
    }

    /// A broker that was killed knows its queues as they were a little earlier.
    private func forgetNewest(_ messages: Int, _ acknowledgements: Int, of client: Client) {
        let index = client.index
        for _ in 0..<messages {
            if let waiting = sessions[index].waiting.popLast() {
                ears.forget(waiting.letter)
            } else if let delivery = sessions[index].inFlight.popLast() {
                ears.forget(delivery.letter)
            }
        }
        for _ in 0..<acknowledgements {
            guard let delivery = sessions[index].acknowledged.popLast() else { break }
            ears.repeatDelivery(delivery.letter)
            sessions[index].inFlight.prepend(delivery)
        }
    }
}
