package import CareCore
import DequeModule
package import Ingest
import SimKit

/// What the gateway's process has of the broker: two connections and the library's memory. It dies with the process.
package final class GatewayPort {
    /// A publish that the broker has not confirmed.
    private struct Pending {
        let packetID: UInt16
        let letter: Letter
        let id: OutboxID
    }

    let life: ProcessLife
    private let timeline: Timeline
    private let network: Network
    private let clocks: MachineModel
    var pace: GatewayPace
    private let heartbeatTopic: String
    private var lanes: [LaneLink]
    private var changes: [LaneChange] = []
    private var pending: Deque<Pending> = []
    private var confirmed: [OutboxID] = []
    private var lastPacketID: UInt16 = 0
    private var window = 0
    /// Messages taken off the lanes in this turn.
    private var taken = 0
    /// How long the wait that was asked for last may take.
    private(set) var waitTime = Milliseconds.zero

    /// Pauses between attempts: doubling from a quarter of a second to ten seconds, as the real transport.
    private static let firstPause: Int64 = 250
    private static let longestPause: Int64 = 10_000
    private static let stableTime = Milliseconds.seconds(10)

    init(
        timeline: Timeline, network: Network, clocks: MachineModel, pace: GatewayPace, life: ProcessLife,
        heartbeatTopic: String
    ) {
        self.timeline = timeline
        self.network = network
        self.clocks = clocks
        self.pace = pace
        self.life = life
        self.heartbeatTopic = heartbeatTopic
        lanes = Lane.allCases.map { LaneLink(lane: $0) }
    }

    // MARK: What the world does

    /// Whether somebody waits for what has arrived.
    var hasWantedInput: Bool {
        !changes.isEmpty || !confirmed.isEmpty || lanes.contains { $0.isConnected && $0.isWanted && !$0.inbox.isEmpty }
    }

    /// Messages of a lane that have arrived and were not read.
    package func waiting(_ lane: Lane) -> Int { lanes[Int(lane.rawValue)].inbox.count }

    /// Publishes that the broker has not confirmed.
    var unconfirmed: Int { pending.count }

    /// The wait is over; what has arrived and is not read now does not wake again.
    func wake() {
        for index in lanes.indices where !lanes[index].inbox.isEmpty { lanes[index].isWanted = false }
        taken = 0
    }

    /// Forgets the wait before: a line that has more to do asks for none.
    func resetWait() { waitTime = .zero }

    /// How long the machine works at what was taken, once it is written.
    var workTime: TimeSpan { pace.time(messages: taken) }

    /// A packet has come from the broker.
    func take(_ packet: Packet, on connection: Int) {
        guard let index = lanes.firstIndex(where: { $0.connection == connection }) else { return }
        switch packet {
        case .accepted(let isPresent, let receiveMaximum):
            lanes[index].state = .connected(since: now)
            lanes[index].isWanted = true
            let lane = lanes[index].lane
            if lane == .urgent {
                window = min(receiveMaximum, Limits.batchMessages)
                for message in pending { send(message, on: connection, after: .zero) }
            }
            changes.append(.connected(lane, sessionPresent: isPresent, receiveMaximum: receiveMaximum))
            changes.append(.subscribed(lane))
        case .refused: fail(index, refused: true)
        case .publish(let packetID, let letter, let subscription):
            lanes[index].inbox.append(
                LaneLink.Arrived(packetID: packetID, letter: letter, subscription: subscription))
        case .acknowledge(let packetIDs):
            for packetID in packetIDs {
                let position =
                    pending.first?.packetID == packetID ? 0 : pending.firstIndex { $0.packetID == packetID }
                if let position { confirmed.append(pending.remove(at: position).id) }
            }
        case .connect, .disconnect: break
        }
    }

    /// A connection is dead.
    func notice(_ connection: Int) {
        guard network.end(connection, at: .client),
            let index = lanes.firstIndex(where: { $0.connection == connection })
        else { return }
        fail(index, refused: false)
    }

    /// The process is gone: the kernel closes its sockets.
    func close() {
        for index in lanes.indices {
            if let connection = lanes[index].connection { network.close(connection, at: .client) }
            lanes[index].connection = nil
            lanes[index].state = .left
        }
    }

    // MARK: What the line asks

    func wait(atMost: Milliseconds) {
        guard !life.isDead else { return }
        var wait = atMost
        for index in lanes.indices {
            advance(index)
            if let deadline = lanes[index].deadline { wait = min(wait, max(.zero, deadline - now)) }
        }
        waitTime = hasWantedInput ? .zero : wait
    }

    /// Moves what has arrived on a lane into `batch`.
    package func receive(_ lane: Lane, into batch: inout RawBatch, limit: Int) -> ReceiveOutcome {
        let index = Int(lane.rawValue)
        guard isAlive() else { return .disconnected }
        if case .resting = lanes[index].state { lanes[index].state = .down(pause: .zero) }
        guard lanes[index].isConnected else { return .disconnected }
        lanes[index].isWanted = true
        var count = 0
        while count < limit, batch.hasRoom, let arrived = lanes[index].inbox.popFirst() {
            append(arrived, lane, to: &batch)
            lanes[index].held.append(arrived.packetID)
            count += 1
        }
        taken += count
        return lanes[index].inbox.isEmpty ? .drained : .more
    }

    /// Acknowledges everything that was read.
    package func acknowledge() {
        guard isAlive() else { return }
        for index in lanes.indices where !lanes[index].held.isEmpty {
            if let connection = lanes[index].connection {
                network.send(.acknowledge(lanes[index].held), on: connection, to: .broker, after: workTime)
            }
            lanes[index].held.removeAll()
        }
    }

    /// Leaves a lane that nobody will read for a while.
    func rest(_ lane: Lane) {
        let index = Int(lane.rawValue)
        if case .resting = lanes[index].state { return }
        guard isAlive() else { return }
        close(index, entering: .resting)
    }

    func abandon(pause: Milliseconds) {
        guard isAlive() else { return }
        for index in lanes.indices { drop(index, pause: pause, reason: "dropped by the gateway") }
    }

    func publish(_ message: borrowing OutgoingMessage) -> Bool {
        guard isAlive(), lanes[0].isConnected, let connection = lanes[0].connection, pending.count < window
        else { return false }
        lastPacketID = lastPacketID == .max ? 1 : lastPacketID + 1
        let letter = Letter(topic: message.topic, payload: message.payload, isRetained: message.isRetained)
        let publish = Pending(packetID: lastPacketID, letter: letter, id: message.id)
        pending.append(publish)
        send(publish, on: connection, after: workTime)
        return true
    }

    func takeConfirmed(into confirmed: inout [OutboxID]) {
        confirmed += self.confirmed
        self.confirmed.removeAll(keepingCapacity: true)
    }

    func takeChanges(into changes: inout [LaneChange]) {
        changes += self.changes
        self.changes.removeAll(keepingCapacity: true)
    }

    func leave() {
        guard !life.isDead else { return }
        for index in lanes.indices {
            if let connection = lanes[index].connection {
                if lanes[index].held.isEmpty {
                    network.send(.disconnect, on: connection, to: .broker)
                }
                network.close(connection, at: .client)
            }
            lanes[index].connection = nil
            lanes[index].state = .left
        }
    }

    // MARK: Connecting

    private var now: Timestamp { Timestamp(milliseconds: clocks.monotonic(at: timeline.now)) }

    private func isAlive() -> Bool {
        if life.burns() { life.die() }
        return !life.isDead
    }

    private func append(_ arrived: LaneLink.Arrived, _ lane: Lane, to batch: inout RawBatch) {
        arrived.letter.payload.withUnsafeBytes { payload in
            var topic = arrived.letter.topic
            topic.withUTF8 { topic in
                batch.append(
                    lane: lane, packetID: arrived.packetID, isRetained: arrived.letter.isRetained,
                    subscription: arrived.subscription, topic: UnsafeRawBufferPointer(topic), payload: payload)
            }
        }
    }

    private func send(_ publish: Pending, on connection: Int, after wait: TimeSpan) {
        network.send(.publish(packetID: publish.packetID, publish.letter), on: connection, to: .broker, after: wait)
    }

    private func advance(_ index: Int) {
        if case .down(let pause) = lanes[index].state { lanes[index].state = .waiting(until: now + pause) }
        switch lanes[index].state {
        case .waiting(let until) where now >= until: begin(index)
        case .greeting(let until) where now >= until: fail(index, refused: false)
        case .connected(let since) where now - since >= Self.stableTime: lanes[index].failures = 0
        default: break
        }
    }

    private func begin(_ index: Int) {
        lanes[index].inbox.removeAll()
        lanes[index].held.removeAll()
        lanes[index].state = .greeting(until: now + Milliseconds(Network.connectTimeout.milliseconds))
        let will = Letter(topic: heartbeatTopic, payload: [], isRetained: true)
        let request = ConnectRequest(
            isClean: false, receiveMaximum: Limits.batchMessages,
            // The real transport draws it; here no connection may have another's.
            subscription: UInt32(network.connections.count + 1), will: lanes[index].lane == .urgent ? will : nil)
        lanes[index].connection = network.connect(lanes[index].client, request)
    }

    private func fail(_ index: Int, refused: Bool) {
        let lane = lanes[index].lane
        if lanes[index].isConnected {
            changes.append(.disconnected(lane, reason: "the connection is lost"))
        } else {
            changes.append(.unreachable(lane, reason: refused ? "nobody listens" : "no answer"))
        }
        let pause = min(Self.firstPause << Int64(min(lanes[index].failures, 30)), Self.longestPause)
        lanes[index].failures += 1
        close(index, entering: .down(pause: Milliseconds(pause)))
    }

    private func drop(_ index: Int, pause: Milliseconds, reason: String) {
        if lanes[index].isConnected { changes.append(.disconnected(lanes[index].lane, reason: reason)) }
        close(index, entering: .down(pause: pause))
    }

    private func close(_ index: Int, entering state: LaneState) {
        if let connection = lanes[index].connection { network.close(connection, at: .client) }
        lanes[index].connection = nil
        lanes[index].inbox.removeAll()
        lanes[index].held.removeAll()
        lanes[index].state = state
    }
}
