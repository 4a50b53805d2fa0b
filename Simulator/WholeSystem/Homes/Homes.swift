import Auditor
import DequeModule
import FleetModel
import SimKit

/// The households of a run: the fleet model's people and devices, and the links that carry what they say.
final class Homes {
    private let timeline: Timeline
    private let network: Network
    private let record: RunRecord
    private var actors: [HouseholdActor]
    private var links: [HomeLink]
    private var wakes: [Moment]
    private var wills: [Letter?]
    private var numbers = FleetNumbers()
    private var actions: [FleetAction] = []
    /// Whose household a device is, for the receipts that come.
    private let plan: FleetPlan

    init(plan: FleetPlan, actors: [HouseholdActor], timeline: Timeline, network: Network, record: RunRecord) {
        self.plan = plan
        self.actors = actors
        self.timeline = timeline
        self.network = network
        self.record = record
        links = actors.map { _ in HomeLink() }
        wakes = actors.map { _ in .distantFuture }
        wills = plan.households.map { household in
            household.hub.map { hub in
                Letter(
                    topic: "\(household.topic(of: hub.id))/status", payload: Array(#"{"v":1,"online":false}"#.utf8),
                    isRetained: true)
            }
        }
    }

    /// Told of everything that a household does, and of its connection.
    var listener: ((RecordedDeed) -> Void)?

    /// Messages made so far.
    var made: Int { numbers.message }

    /// Messages that are not delivered or not answered.
    var open: Int {
        zip(actors, links).reduce(0) { $0 + $1.0.openMessages + $1.1.pending.count }
    }

    /// Numbers of the messages that a household or its client library still holds.
    var openNumbers: Set<Int> {
        zip(actors, links).reduce(into: Set()) { numbers, home in
            numbers.formUnion(home.0.openNumbers)
            for pending in home.1.pending { numbers.insert(pending.letter.number) }
        }
    }

    /// The oldest value that a device has measured and not made a message of, in its own time.
    var oldestUnsent: Moment? { actors.compactMap(\.oldestUnsent).min() }

    /// What keeps the households from being done, for people.
    var openText: String {
        zip(actors, links).enumerated().filter { $1.0.openMessages + $1.1.pending.count > 0 }
            .map { "\(plan.households[$0].id): \($1.0.openMessages) open, \($1.1.pending.count) unconfirmed" }
            .joined(separator: "; ")
    }

    /// Lets every household begin, each a little later than the one before.
    func start() {
        for index in actors.indices {
            let spread = TimeSpan.milliseconds(Int64(index % 97) * 103)
            timeline.add(.homeConnects(index), at: timeline.now + spread)
            plan(index)
        }
    }

    /// Ends all life; deliveries go on.
    func endLife() {
        for index in actors.indices {
            actors[index].endLife(at: timeline.now)
            plan(index)
        }
    }

    /// Lets a household do what is due.
    func step(_ index: Int) {
        guard wakes[index] <= timeline.now else { return }
        wakes[index] = .distantFuture
        change(index) { actor, numbers, actions, now in
            actor.step(now: now, numbers: &numbers, actions: &actions)
        }
    }

    /// A household tries to connect.
    func connect(_ index: Int) {
        guard links[index].isWanted, links[index].connection == nil else { return }
        guard network.isReachable(.home(index)) else {
            timeline.add(.homeConnects(index), at: timeline.now + HomeLink.retryTime)
            return
        }
        let request = ConnectRequest(isClean: true, receiveMaximum: 100, will: wills[index])
        links[index].connection = network.connect(.home(index), request)
    }

    /// A packet has come from the broker.
    func take(_ packet: Packet, _ index: Int, on connection: Int) {
        guard links[index].connection == connection else { return }
        switch packet {
        case .accepted:
            links[index].isUp = true
            tell(.restoreLink, index)
            record.finish(.household, plan.households[index].id, at: timeline.now)
            for pending in links[index].pending { send(pending, of: index, on: connection) }
            change(index) { actor, numbers, actions, now in
                actor.connectionChanged(isUp: true, now: now, numbers: &numbers, actions: &actions)
            }
        case .refused:
            _ = network.end(connection, at: .client)
            links[index].connection = nil
            timeline.add(.homeConnects(index), at: timeline.now + HomeLink.retryTime)
        case .acknowledge(let packetIDs):
            for packetID in packetIDs { links[index].confirm(packetID) }
        case .publish(let packetID, let letter, _):
            network.send(.acknowledge([packetID]), on: connection, to: .broker)
            read(letter, index)
        case .connect, .disconnect: break
        }
    }

    /// The connection is dead.
    func notice(_ index: Int, _ connection: Int) {
        guard network.end(connection, at: .client), links[index].connection == connection else { return }
        lose(index)
        timeline.add(.homeConnects(index), at: timeline.now + .seconds(2))
    }

    private func lose(_ index: Int) {
        links[index].connection = nil
        guard links[index].isUp else { return }
        links[index].isUp = false
        tell(.cutLink, index)
        record.begin(.household, plan.households[index].id, at: timeline.now)
        change(index) { actor, numbers, actions, now in
            actor.connectionChanged(isUp: false, now: now, numbers: &numbers, actions: &actions)
        }
    }

    private func read(_ letter: Letter, _ index: Int) {
        let levels = letter.topic.split(separator: "/")
        guard levels.count == 5 else { return }
        let device = String(levels[3])
        if levels[4] == "command", let order = OrderReader.read(letter.payload) {
            change(index) { actor, numbers, actions, now in
                actor.handle(order, device: device, now: now, numbers: &numbers, actions: &actions)
            }
        } else if let receipt = ReceiptReader.read(letter.payload) {
            change(index) { actor, _, actions, now in
                actor.handle(receipt, device: device, now: now, actions: &actions)
            }
        }
    }

    private func change(
        _ index: Int, _ step: (inout HouseholdActor, inout FleetNumbers, inout [FleetAction], Moment) -> Void
    ) {
        var actions = self.actions
        self.actions = []
        step(&actors[index], &numbers, &actions, timeline.now)
        for action in actions { carryOut(action, index) }
        actions.removeAll(keepingCapacity: true)
        self.actions = actions
        plan(index)
    }

    private func tell(_ action: FleetAction, _ index: Int) {
        listener?(RecordedDeed(at: timeline.now, household: index, action: action))
    }

    private func carryOut(_ action: FleetAction, _ index: Int) {
        switch action {
        case .record(let line):
            tell(action, index)
            record.add(line, at: timeline.now)
        case .publish(let publication):
            tell(action, index)
            let pending = links[index].add(
                Letter(
                    topic: publication.topic, payload: publication.payload, isRetained: publication.isRetained,
                    number: publication.number))
            if let connection = links[index].connection, links[index].isUp {
                send(pending, of: index, on: connection)
            }
        case .cutLink:
            links[index].isWanted = false
            record.begin(.household, plan.households[index].id, at: timeline.now)
            network.cut(Client.home(index).index, broker: Network.patience)
        case .restoreLink:
            links[index].isWanted = true
            timeline.add(.homeConnects(index), at: timeline.now)
        }
    }

    private func send(_ pending: HomeLink.Pending, of index: Int, on connection: Int) {
        record.transmit(pending.letter.number)
        network.send(.publish(packetID: pending.packetID, pending.letter), on: connection, to: .broker)
    }

    private func plan(_ index: Int) {
        let next = actors[index].nextWake
        guard next < wakes[index] else { return }
        wakes[index] = next
        timeline.add(.home(index), at: next)
    }
}
